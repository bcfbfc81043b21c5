# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_memorydb_cluster" "this" {
  provider                  = aws.away
  multi_region_cluster_name = "eu-central-1"
  acl_name                  = "bank"
  node_type                 = "bank"
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "eu-west-1"
}

resource "aws_memorydb_cluster" "this" {
  provider                  = aws.away
  multi_region_cluster_name = "eu-central-1"
  acl_name                  = "bank"
  node_type                 = "bank"
}
