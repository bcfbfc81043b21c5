# expects: unknown
provider "aws" {
  region = "eu-central-1"
}

variable "somewhere" {
  type = string
}

resource "aws_s3_bucket" "home" {
  bucket = "bank-home"
}

resource "aws_s3_bucket_replication_configuration" "this" {
  bucket = aws_s3_bucket.home.id
  role   = "arn:aws:iam::123456789012:role/bank"

  rule {
    status = "Enabled"

    destination {
      bucket  = "arn:aws:s3:::elsewhere"
      account = "222222222222"
    }
  }
}
