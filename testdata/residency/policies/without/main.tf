# No policy: only what is odd in itself is told.
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "us"
  region = "us-east-1"
}

resource "aws_s3_bucket" "customers" {
  bucket = "customers"
  tags   = { "acme:data-classification" = "Acme Restricted" }
}

resource "aws_sqs_queue" "b" {
  name = "b"
}

resource "aws_sqs_queue" "c" {
  name = "c"
}

resource "aws_s3_bucket" "copy" {
  provider = aws.us
  bucket   = "copy"
}

resource "aws_s3_bucket_replication_configuration" "customers" {
  bucket = aws_s3_bucket.customers.id
  role   = "arn:aws:iam::123456789012:role/r"

  rule {
    status = "Enabled"

    destination {
      bucket = aws_s3_bucket.copy.arn
    }
  }
}
