resource "terraform_data" "size" {
  input = 5
}
