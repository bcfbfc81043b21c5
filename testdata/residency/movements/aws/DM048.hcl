# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_elasticache_replication_group" "this" {
  provider                    = aws.away
  global_replication_group_id = "ldgnf-bank"
  description                 = "bank"
  replication_group_id        = "bank"
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "eu-west-1"
}

resource "aws_elasticache_replication_group" "this" {
  provider                    = aws.away
  global_replication_group_id = "ldgnf-bank"
  description                 = "bank"
  replication_group_id        = "bank"
}
