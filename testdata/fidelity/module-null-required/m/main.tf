variable "a" {
  nullable = false
}
variable "b" {
  nullable = false
  default = 3
}
output "x" { value = var.b }
