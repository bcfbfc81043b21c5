variable "b" { 
  sensitive = true
  default = "x"
}
output "o" { 
  value = var.b 
}
