module "a" { 
  source = "./m"
  a = module.b.p
}
module "b" { 
  source = "./m"
  b = module.a.p
}
