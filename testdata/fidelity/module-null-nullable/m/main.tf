variable "a" {
}
variable "b" {
  default = 3
}
output "x" { value = [var.a,var.b] }
