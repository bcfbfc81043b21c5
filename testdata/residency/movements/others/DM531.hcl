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

resource "snowflake_storage_integration" "this" {
  name                      = "LEDGER"
  storage_provider          = "S3"
  enabled                   = true
  storage_aws_role_arn      = "arn:aws:iam::123456789012:role/snowflake"
  storage_allowed_locations = ["s3://${aws_s3_bucket.away.bucket}/ledger/"]
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

resource "snowflake_storage_integration" "this" {
  name                      = "LEDGER"
  storage_provider          = "S3"
  enabled                   = true
  storage_aws_role_arn      = "arn:aws:iam::123456789012:role/snowflake"
  storage_allowed_locations = ["s3://${aws_s3_bucket.away.bucket}/ledger/"]
}
