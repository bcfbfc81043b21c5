provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "ireland"
  region = "eu-west-1"
}

provider "aws" {
  alias  = "virginia"
  region = "us-east-1"
}

# The policy is about this one only.
resource "aws_s3_bucket" "a" {
  bucket = "a"
  tags   = { data = "customers" }
}

resource "aws_s3_bucket" "b" {
  provider = aws.ireland
  bucket   = "b"
  tags     = { data = "copy" }
}

resource "aws_s3_bucket" "c" {
  provider = aws.virginia
  bucket   = "c"
  tags     = { data = "copy" }
}

resource "aws_s3_bucket_replication_configuration" "first" {
  bucket = aws_s3_bucket.a.id
  role   = "arn:aws:iam::123456789012:role/r"

  rule {
    status = "Enabled"

    destination {
      bucket = aws_s3_bucket.b.arn
    }
  }
}

resource "aws_s3_bucket_replication_configuration" "second" {
  provider = aws.ireland
  bucket   = aws_s3_bucket.b.id
  role     = "arn:aws:iam::123456789012:role/r"

  rule {
    status = "Enabled"

    destination {
      bucket = aws_s3_bucket.c.arn
    }
  }
}

# Data that the policy is not about may go there.
resource "aws_s3_bucket" "d" {
  bucket = "d"
  tags   = { data = "assets" }
}

resource "aws_s3_bucket_replication_configuration" "other" {
  bucket = aws_s3_bucket.d.id
  role   = "arn:aws:iam::123456789012:role/r"

  rule {
    status = "Enabled"

    destination {
      bucket = aws_s3_bucket.c.arn
    }
  }
}
