module "b" { source = "./m" }
removed {
  from = module.b
}
