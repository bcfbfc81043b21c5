variable "a" {
  default = 1
  validation {
    error_message = "No."
  }
}
