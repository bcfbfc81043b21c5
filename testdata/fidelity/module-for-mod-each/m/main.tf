variable "a" { 
  validation {
    condition = var.a == "ok"
    error_message = "not ${var.a}"
  }
}
