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

resource "aws_s3_bucket_inventory" "this" {
  enabled                  = true
  bucket                   = aws_s3_bucket.home.id
  included_object_versions = "bank"
  name                     = "bank"

  destination {
    bucket {
      bucket_arn = aws_s3_bucket.copies.arn
      format     = "bank"
    }
  }

  schedule {
    frequency = "bank"
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

resource "aws_s3_bucket" "home" {
  bucket = "bank-home"
}

resource "aws_s3_bucket" "copies" {
  provider = aws.away
  bucket   = "bank-copies"
}

resource "aws_s3_bucket_inventory" "this" {
  enabled                  = true
  bucket                   = aws_s3_bucket.home.id
  included_object_versions = "bank"
  name                     = "bank"

  destination {
    bucket {
      bucket_arn = aws_s3_bucket.copies.arn
      format     = "bank"
    }
  }

  schedule {
    frequency = "bank"
  }
}
