module "b" { source = "./m" }
module "a" { source = "./m" }
moved {
  from = module.a
  to = module.b
}
