resource "terraform_data" "a" { input = module.m.o }
module "m" { 
  source = "./m"
  a = terraform_data.a.id
}
