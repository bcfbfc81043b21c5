module "b" { 
  source = "./m" 
  count = 1
}
moved {
  from = module.b
  to = module.b[0]
}
moved {
  from = module.z
  to = module.b["q"]
}
