resource "terraform_data" "x" {}
moved {
  from = terraform_data.x.input
  to = terraform_data.y
}
