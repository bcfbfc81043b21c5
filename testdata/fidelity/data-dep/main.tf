data "terraform_nope" "x" {
}
