resource "terraform_data" "one" {
  input = 1
}

resource "terraform_data" "two" {
  input = 2
}
