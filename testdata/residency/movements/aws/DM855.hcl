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

resource "aws_redshift_logging" "this" {
  cluster_identifier = "bank"
  bucket_name        = aws_s3_bucket.copies.id
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

resource "aws_redshift_logging" "this" {
  cluster_identifier = "bank"
  bucket_name        = aws_s3_bucket.copies.id
}
