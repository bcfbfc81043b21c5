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

resource "aws_ses_receipt_rule" "this" {
  enabled       = true
  name          = "bank"
  rule_set_name = "bank"

  s3_action {
    bucket_name = aws_s3_bucket.copies.id
    position    = 1
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

resource "aws_ses_receipt_rule" "this" {
  enabled       = true
  name          = "bank"
  rule_set_name = "bank"

  s3_action {
    bucket_name = aws_s3_bucket.copies.id
    position    = 1
  }
}
