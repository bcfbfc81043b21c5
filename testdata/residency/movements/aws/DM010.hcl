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

resource "aws_s3_object_copy" "this" {
  source = "${aws_s3_bucket.home.bucket}/ledger.csv"
  bucket = aws_s3_bucket.copies.id
  key    = "bank"
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

resource "aws_s3_object_copy" "this" {
  source = "${aws_s3_bucket.home.bucket}/ledger.csv"
  bucket = aws_s3_bucket.copies.id
  key    = "bank"
}
