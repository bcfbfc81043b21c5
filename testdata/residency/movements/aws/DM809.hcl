# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_dsql_cluster" "this" {
  multi_region_properties {
    clusters = ["arn:aws:dsql:us-east-1:123456789012:cluster/peer"]
  }
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_dsql_cluster" "this" {
  multi_region_properties {
    clusters = ["arn:aws:dsql:eu-west-1:123456789012:cluster/peer"]
  }
}
