variable "b" { default = 1 }
variable "a" {
  default = 1
  validation {
    condition = var.a == var.b
    error_message = "x"
  }
  validation {
    condition = var.a != var.b
    error_message = "same as ${var.b}"
  }
}
