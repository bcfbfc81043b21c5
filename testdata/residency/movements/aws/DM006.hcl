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

resource "aws_s3_bucket" "copies" {
  provider = aws.away
  bucket   = "bank-copies"
}

resource "aws_s3_bucket_logging" "this" {
  bucket        = aws_s3_bucket.home.id
  target_bucket = aws_s3_bucket.copies.id
  target_prefix = "bank"
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

resource "aws_s3_bucket" "copies" {
  provider = aws.away
  bucket   = "bank-copies"
}

resource "aws_s3_bucket_logging" "this" {
  bucket        = aws_s3_bucket.home.id
  target_bucket = aws_s3_bucket.copies.id
  target_prefix = "bank"
}
