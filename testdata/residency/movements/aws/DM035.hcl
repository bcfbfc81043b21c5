# expects: unknown
provider "aws" {
  region = "eu-central-1"
}

resource "aws_db_snapshot" "this" {
  shared_accounts        = ["222222222222"]
  db_instance_identifier = "bank"
  db_snapshot_identifier = "bank"
}
