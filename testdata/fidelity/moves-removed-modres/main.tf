module "b" { source = "./m" }
removed {
  from = module.b.terraform_data.x
}
