# expects: unknown
provider "aws" {
  region = "eu-central-1"
}

resource "aws_snapshot_create_volume_permission" "this" {
  snapshot_id = "bank"
  account_id  = "222222222222"
}
