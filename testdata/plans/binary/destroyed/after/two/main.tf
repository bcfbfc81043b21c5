resource "terraform_data" "two" {
  input = "two"
}
