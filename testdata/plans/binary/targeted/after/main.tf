resource "terraform_data" "one" {
  input = 11
}

resource "terraform_data" "two" {
  input = 12
}
