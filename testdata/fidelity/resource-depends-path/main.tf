resource "terraform_data" "x" {
  depends_on = [path.module]
}
