module "m" { 
  source = "./m"
}
