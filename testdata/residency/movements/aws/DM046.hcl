# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_dsql_cluster_peering" "this" {
  identifier     = "bank"
  witness_region = "us-east-1"
  clusters       = ["bank"]
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_dsql_cluster_peering" "this" {
  identifier     = "bank"
  witness_region = "eu-west-1"
  clusters       = ["bank"]
}
