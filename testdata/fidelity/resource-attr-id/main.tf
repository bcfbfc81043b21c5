resource "terraform_data" "x" {
  id = "x"
  output = 1
}
