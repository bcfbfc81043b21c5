resource "terraform_data" "a" {}
module "m" { source = "./m" }
output "x" { value = 1 }
