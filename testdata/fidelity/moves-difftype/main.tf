resource "terraform_data" "x" {}
moved {
  from = null_resource.x
  to = terraform_data.x
}
