# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "eu-west-2"
}

resource "aws_s3_bucket" "away" {
  provider = aws.away
  bucket   = "bank-away"
}

resource "elasticstack_elasticsearch_snapshot_repository" "this" {
  name = "nightly"

  s3 {
    bucket    = aws_s3_bucket.away.bucket
    base_path = "snapshots"
  }
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "eu-west-3"
}

resource "aws_s3_bucket" "away" {
  provider = aws.away
  bucket   = "bank-away"
}

resource "elasticstack_elasticsearch_snapshot_repository" "this" {
  name = "nightly"

  s3 {
    bucket    = aws_s3_bucket.away.bucket
    base_path = "snapshots"
  }
}
