# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_rds_cluster_snapshot_copy" "this" {
  source_db_cluster_snapshot_identifier = "bank"
  destination_region                    = "us-east-1"
  target_db_cluster_snapshot_identifier = "bank"
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_rds_cluster_snapshot_copy" "this" {
  source_db_cluster_snapshot_identifier = "bank"
  destination_region                    = "eu-west-1"
  target_db_cluster_snapshot_identifier = "bank"
}
