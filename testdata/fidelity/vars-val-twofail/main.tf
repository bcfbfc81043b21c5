variable "a" { 
  default = "b"
  validation {
    condition = var.a == "x"
    error_message = "x1"
  }
  validation {
    condition = var.a == "y"
    error_message = "y1"
  }
}
