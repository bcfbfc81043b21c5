variable "i" { default = 0 }
resource "terraform_data" "x" { input = 1 }
output "x" { value = try(terraform_data.x[var.i].input, 3) }
