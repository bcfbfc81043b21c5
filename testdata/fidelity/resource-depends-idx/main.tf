resource "terraform_data" "y" { count = 2 }
locals { l = 1 }
resource "terraform_data" "x" {
  depends_on = [terraform_data.y[local.l]]
}
