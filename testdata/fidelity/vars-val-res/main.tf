resource "terraform_data" "r" { input = "x" }
variable "a" { 
  default = "b"
  validation {
    condition = terraform_data.r.input == var.a
    error_message = "x"
  }
}
