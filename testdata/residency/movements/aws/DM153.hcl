# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_redshift_cluster" "this" {
  cluster_identifier = "bank"
  node_type          = "bank"

  snapshot_copy {
    destination_region = "us-east-1"
  }
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_redshift_cluster" "this" {
  cluster_identifier = "bank"
  node_type          = "bank"

  snapshot_copy {
    destination_region = "eu-west-1"
  }
}
