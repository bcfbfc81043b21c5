module "b" { source = "./m" }
moved {
  from = module.b.terraform_data.y
  to = terraform_data.y
}
moved {
  from = module.b.terraform_data.x
  to = terraform_data.q
}
