variable "b" { 
  sensitive = true
  default = "x"
}
output "o" { 
  value = {a = [var.b] }
}
