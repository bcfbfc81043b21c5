resource "terraform_foo" "x" {}
