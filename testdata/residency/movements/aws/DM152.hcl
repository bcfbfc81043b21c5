# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_redshift_snapshot_copy" "this" {
  cluster_identifier = "bank"
  destination_region = "us-east-1"
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_redshift_snapshot_copy" "this" {
  cluster_identifier = "bank"
  destination_region = "eu-west-1"
}
