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

resource "aws_emr_cluster" "this" {
  log_uri       = "s3://${aws_s3_bucket.copies.id}/exports/"
  name          = "bank"
  release_label = "bank"
  service_role  = "bank"
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

resource "aws_emr_cluster" "this" {
  log_uri       = "s3://${aws_s3_bucket.copies.id}/exports/"
  name          = "bank"
  release_label = "bank"
  service_role  = "bank"
}
