module "b" { source = "./m" }
moved {
  from = module.a
  to = module.b
}
moved {
  from = terraform_data.a
  to = module.b.terraform_data.x
}
