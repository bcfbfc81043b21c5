variable "a" { default = true }
resource "terraform_data" "x" {
  lifecycle {
    create_before_destroy = "yes"
    prevent_destroy = var.a
    ignore_changes = input
  }
}
