resource "terraform_data" "x" {
  foo = 1
  bar {}
}
