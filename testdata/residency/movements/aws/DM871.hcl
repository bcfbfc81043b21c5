# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_s3_bucket" "copies" {
  provider = aws.away
  bucket   = "bank-copies"
}

resource "aws_iot_topic_rule" "this" {
  enabled     = true
  name        = "bank"
  sql         = "bank"
  sql_version = "bank"

  s3 {
    bucket_name = aws_s3_bucket.copies.id
    key         = "bank"
    role_arn    = "arn:aws:iam::123456789012:role/bank"
  }
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "eu-west-1"
}

resource "aws_s3_bucket" "copies" {
  provider = aws.away
  bucket   = "bank-copies"
}

resource "aws_iot_topic_rule" "this" {
  enabled     = true
  name        = "bank"
  sql         = "bank"
  sql_version = "bank"

  s3 {
    bucket_name = aws_s3_bucket.copies.id
    key         = "bank"
    role_arn    = "arn:aws:iam::123456789012:role/bank"
  }
}
