resource "terraform_data" "x" {
  depends_on = [var.nope]
}
