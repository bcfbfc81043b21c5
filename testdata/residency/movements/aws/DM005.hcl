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

resource "aws_s3_bucket" "this" {
  replication_configuration {
    role = "arn:aws:iam::123456789012:role/bank"

    rules {
      status = "Enabled"

      destination {
        bucket = aws_s3_bucket.copies.arn
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

resource "aws_s3_bucket" "copies" {
  provider = aws.away
  bucket   = "bank-copies"
}

resource "aws_s3_bucket" "this" {
  replication_configuration {
    role = "arn:aws:iam::123456789012:role/bank"

    rules {
      status = "Enabled"

      destination {
        bucket = aws_s3_bucket.copies.arn
      }
    }
  }
}
