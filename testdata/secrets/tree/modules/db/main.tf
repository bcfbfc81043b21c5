variable "password" {
  type = string
}

variable "admin" {
  type      = string
  sensitive = true
  default   = "Default-hunter1"
}

resource "aws_db_instance" "this" {
  password = var.password
}
