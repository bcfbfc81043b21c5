resource "terraform_data" "x" {}
module "m" { 
  source = "./m"
  a = terraform_data.x.id
  b = terraform_data.x
  c = terraform_data.x.id
}
