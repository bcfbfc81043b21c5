variable "a" { default = 1 }
variable "b" { default = 1 }
output "p" { value = var.a }
output "q" { value = var.b }
