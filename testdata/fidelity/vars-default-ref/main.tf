variable "b" { default = 1 }
variable "a" {
  default = var.b
}
