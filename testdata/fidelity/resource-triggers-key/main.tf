resource "terraform_data" "y" { 
  count = 2 
}
resource "terraform_data" "x" {
  count = 2
  lifecycle {
    replace_triggered_by = [terraform_data.y[count.index], terraform_data.y[0].id, terraform_data.y]
  }
}
