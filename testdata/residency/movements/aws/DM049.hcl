# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_s3_bucket" "home" {
  bucket = "bank-home"
}

resource "aws_elasticache_replication_group" "this" {
  provider             = aws.away
  snapshot_arns        = ["${aws_s3_bucket.home.arn}/dump.rdb"]
  description          = "bank"
  replication_group_id = "bank"
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "eu-west-1"
}

resource "aws_s3_bucket" "home" {
  bucket = "bank-home"
}

resource "aws_elasticache_replication_group" "this" {
  provider             = aws.away
  snapshot_arns        = ["${aws_s3_bucket.home.arn}/dump.rdb"]
  description          = "bank"
  replication_group_id = "bank"
}
