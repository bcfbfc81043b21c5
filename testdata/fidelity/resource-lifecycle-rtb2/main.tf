resource "terraform_data" "y" {}
locals { z = 1 }
resource "terraform_data" "x" {
  lifecycle {
    replace_triggered_by = [local.z]
  }
}
