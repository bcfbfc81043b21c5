resource "terraform_data" "y" {}
locals { z = 1 }
resource "terraform_data" "x" {
  lifecycle {
    replace_triggered_by = [terraform_data.y, terraform_data.y.id, local.z, terraform_data.nope]
  }
}
