resource "terraform_data" "y" {}
locals { l = [terraform_data.y] }
resource "terraform_data" "x" {
  depends_on = local.l
}
