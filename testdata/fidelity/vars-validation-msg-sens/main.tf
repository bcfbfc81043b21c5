variable "a" {
  default = "x"
  sensitive = true
  validation {
    condition = length(var.a) > 1
    error_message = "${var.a} is bad"
  }
}
