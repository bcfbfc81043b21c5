resource "terraform_data" "x" {
  count = length(terraform_data.x)
}
