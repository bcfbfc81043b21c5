variable "a" {
  default = null
  validation {
    condition = length(var.a) > 1
    error_message = "x"
  }
}
