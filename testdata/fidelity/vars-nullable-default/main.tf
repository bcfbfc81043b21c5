variable "d" { 
  type = string
  nullable = false
  default = "q"
}
output "d" { value = var.d }
