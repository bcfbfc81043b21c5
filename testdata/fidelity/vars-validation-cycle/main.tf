variable "a" {
  default = 1
  validation {
    condition = var.a == var.b
    error_message = "x"
  }
}
variable "b" {
  default = 1
  validation {
    condition = var.a == var.b
    error_message = "x"
  }
}
