resource "terraform_data" "x" {
  depends_on = [each.key]
}
