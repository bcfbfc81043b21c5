variable "a" {
  default = "x"
  validation {
    condition = length(var.a) > 1
    error_message = "x"
  }
}
