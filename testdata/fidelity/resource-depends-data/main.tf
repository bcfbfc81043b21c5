resource "terraform_data" "x" {
  depends_on = [data.a.b]
}
