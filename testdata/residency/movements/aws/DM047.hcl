# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_elasticache_global_replication_group" "that" {
  primary_replication_group_id       = "arn:aws:rds:eu-central-1:123456789012:cluster:bank"
  global_replication_group_id_suffix = "bank"
}

resource "aws_elasticache_replication_group" "this" {
  provider                    = aws.away
  global_replication_group_id = aws_elasticache_global_replication_group.that.id
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

resource "aws_elasticache_global_replication_group" "that" {
  primary_replication_group_id       = "arn:aws:rds:eu-central-1:123456789012:cluster:bank"
  global_replication_group_id_suffix = "bank"
}

resource "aws_elasticache_replication_group" "this" {
  provider                    = aws.away
  global_replication_group_id = aws_elasticache_global_replication_group.that.id
  description                 = "bank"
  replication_group_id        = "bank"
}
