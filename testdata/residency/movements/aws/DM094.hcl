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

resource "aws_dms_s3_endpoint" "this" {
  endpoint_type           = "target"
  bucket_name             = aws_s3_bucket.copies.id
  endpoint_id             = "bank"
  service_access_role_arn = "arn:aws:iam::123456789012:role/bank"
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

resource "aws_dms_s3_endpoint" "this" {
  endpoint_type           = "target"
  bucket_name             = aws_s3_bucket.copies.id
  endpoint_id             = "bank"
  service_access_role_arn = "arn:aws:iam::123456789012:role/bank"
}
