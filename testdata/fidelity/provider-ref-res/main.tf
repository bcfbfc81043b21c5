resource "terraform_data" "x" {}
provider "terraform" { 
 alias = terraform_data.x.id
}
