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

resource "aws_s3control_multi_region_access_point" "this" {
  details {
    name = "bank"

    region {
      bucket = aws_s3_bucket.copies.id
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

resource "aws_s3control_multi_region_access_point" "this" {
  details {
    name = "bank"

    region {
      bucket = aws_s3_bucket.copies.id
    }
  }
}
