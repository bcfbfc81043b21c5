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

resource "aws_cloudtrail" "this" {
  enable_logging = true
  s3_bucket_name = aws_s3_bucket.copies.id
  name           = "bank"
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

resource "aws_cloudtrail" "this" {
  enable_logging = true
  s3_bucket_name = aws_s3_bucket.copies.id
  name           = "bank"
}
