resource "terraform_data" "x" {
  count = count.index
}
