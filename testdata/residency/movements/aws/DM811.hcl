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

resource "aws_memorydb_cluster" "this" {
  provider      = aws.away
  snapshot_arns = ["${aws_s3_bucket.home.arn}/dump.rdb"]
  acl_name      = "bank"
  node_type     = "bank"
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

resource "aws_memorydb_cluster" "this" {
  provider      = aws.away
  snapshot_arns = ["${aws_s3_bucket.home.arn}/dump.rdb"]
  acl_name      = "bank"
  node_type     = "bank"
}
