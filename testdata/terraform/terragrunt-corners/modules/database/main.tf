variable "name" { type = string }
variable "password" { type = string }

resource "aws_db_instance" "this" {
  identifier = var.name
  username   = "ledger"
  password   = var.password
}
