resource "terraform_data" "x" {
  for_each = toset([terraform_data.x])
}
