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

resource "aws_datasync_location_s3" "that" {
  s3_bucket_arn = aws_s3_bucket.copies.arn
  subdirectory  = "bank"

  s3_config {
    bucket_access_role_arn = "arn:aws:iam::123456789012:role/bank"
  }
}

resource "aws_datasync_task" "this" {
  destination_location_arn = aws_datasync_location_s3.that.arn
  source_location_arn      = "arn:aws:service:eu-central-1:123456789012:bank"
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

resource "aws_datasync_location_s3" "that" {
  s3_bucket_arn = aws_s3_bucket.copies.arn
  subdirectory  = "bank"

  s3_config {
    bucket_access_role_arn = "arn:aws:iam::123456789012:role/bank"
  }
}

resource "aws_datasync_task" "this" {
  destination_location_arn = aws_datasync_location_s3.that.arn
  source_location_arn      = "arn:aws:service:eu-central-1:123456789012:bank"
}
