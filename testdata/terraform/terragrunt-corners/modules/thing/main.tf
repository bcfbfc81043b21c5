variable "values" {
  type    = any
  default = {}
}
output "values" {
  value = var.values
}
