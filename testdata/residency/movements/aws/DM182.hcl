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

resource "aws_guardduty_publishing_destination" "this" {
  destination_arn = aws_s3_bucket.copies.arn
  detector_id     = "bank"
  kms_key_arn     = "arn:aws:service:eu-central-1:123456789012:bank"
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

resource "aws_guardduty_publishing_destination" "this" {
  destination_arn = aws_s3_bucket.copies.arn
  detector_id     = "bank"
  kms_key_arn     = "arn:aws:service:eu-central-1:123456789012:bank"
}
