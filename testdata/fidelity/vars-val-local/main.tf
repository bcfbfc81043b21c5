locals { ok = ["a"] }
variable "a" { 
  default = "b"
  validation {
    condition = contains(local.ok, var.a)
    error_message = "x"
  }
}
