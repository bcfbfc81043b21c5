variable "b" { 
  ephemeral = true
  default = "x"
}
output "o" { 
  value = var.b 
  ephemeral = true
}
