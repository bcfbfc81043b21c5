variable "a" {}
output "o" { value = 1 }
output "p" { value = var.a }
