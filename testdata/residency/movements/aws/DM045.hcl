# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_dsql_cluster_peering" "this" {
  identifier     = "bank"
  clusters       = ["arn:aws:dsql:us-east-1:123456789012:cluster/peer"]
  witness_region = "bank"
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_dsql_cluster_peering" "this" {
  identifier     = "bank"
  clusters       = ["arn:aws:dsql:eu-west-1:123456789012:cluster/peer"]
  witness_region = "bank"
}
