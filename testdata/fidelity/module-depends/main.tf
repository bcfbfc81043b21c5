module "m" { 
  source = "./m"
  depends_on = [terraform_data.nope, module.m]
}
