module "x" {
  source = "./.terraform/modules/x"
}

# bartizan:ignore own-db: it is a test
resource "aws_db_instance" "suppressed" {
}

resource "aws_db_instance" "broken" {
  engine =
}

variable "unknown" {}

resource "aws_db_instance" "unknown" {
  storage_encrypted = var.unknown
}
