locals { a = module.m.o }
module "m" { 
  source = "./m"
  a = local.a
}
