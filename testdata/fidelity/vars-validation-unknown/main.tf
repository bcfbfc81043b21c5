resource "terraform_data" "x" {}
module "m" { 
  source = "./m" 
  a = terraform_data.x.id
}
