locals { a = terraform_data.x.id }
resource "terraform_data" "x" {
  input = local.a
}
