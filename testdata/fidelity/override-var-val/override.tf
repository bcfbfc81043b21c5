variable "a" { 
  validation { 
    condition = var.a == "x"
    error_message = "n"
  }
}
