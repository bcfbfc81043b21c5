variable "encrypted" {}

resource "aws_db_instance" "inner" {
  storage_encrypted = var.encrypted
}
