variable "a" {
  default = null
  validation {
    condition = var.a
    error_message = "x"
  }
}
