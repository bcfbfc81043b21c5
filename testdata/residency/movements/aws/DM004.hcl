# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

variable "somewhere" {
  type = string
}

resource "aws_s3_bucket" "home" {
  bucket = "bank-home"
}

resource "aws_kms_key" "copies" {
  provider = aws.away
}

resource "aws_s3_bucket_replication_configuration" "this" {
  bucket = aws_s3_bucket.home.id
  role   = "arn:aws:iam::123456789012:role/bank"

  rule {
    status = "Enabled"

    destination {
      bucket = "arn:aws:s3:::elsewhere"

      encryption_configuration {
        replica_kms_key_id = aws_kms_key.copies.arn
      }
    }
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

variable "somewhere" {
  type = string
}

resource "aws_s3_bucket" "home" {
  bucket = "bank-home"
}

resource "aws_kms_key" "copies" {
  provider = aws.away
}

resource "aws_s3_bucket_replication_configuration" "this" {
  bucket = aws_s3_bucket.home.id
  role   = "arn:aws:iam::123456789012:role/bank"

  rule {
    status = "Enabled"

    destination {
      bucket = "arn:aws:s3:::elsewhere"

      encryption_configuration {
        replica_kms_key_id = aws_kms_key.copies.arn
      }
    }
  }
}
