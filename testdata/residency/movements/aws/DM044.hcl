# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_dsql_cluster" "this" {
  multi_region_properties {
    witness_region = "us-east-1"
  }
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_dsql_cluster" "this" {
  multi_region_properties {
    witness_region = "eu-west-1"
  }
}
