# expects: unknown
provider "aws" {
  region = "eu-central-1"
}

resource "aws_db_cluster_snapshot" "this" {
  shared_accounts                = ["222222222222"]
  db_cluster_identifier          = "bank"
  db_cluster_snapshot_identifier = "bank"
}
