# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_cloudtrail" "this" {
  enable_logging             = true
  cloud_watch_logs_group_arn = "arn:aws:kinesis:us-east-1:123456789012:stream/copies"
  name                       = "bank"
  s3_bucket_name             = "bank"
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_cloudtrail" "this" {
  enable_logging             = true
  cloud_watch_logs_group_arn = "arn:aws:kinesis:eu-west-1:123456789012:stream/copies"
  name                       = "bank"
  s3_bucket_name             = "bank"
}
