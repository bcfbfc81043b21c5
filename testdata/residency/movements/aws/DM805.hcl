# expects: unknown
provider "aws" {
  region = "eu-central-1"
}

resource "aws_db_snapshot_copy" "this" {
  shared_accounts               = ["222222222222"]
  source_db_snapshot_identifier = "bank"
  target_db_snapshot_identifier = "bank"
}
