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

resource "aws_verifiedaccess_instance_logging_configuration" "this" {
  verifiedaccess_instance_id = "bank"

  access_logs {
    s3 {
      enabled     = true
      bucket_name = aws_s3_bucket.copies.id
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

resource "aws_verifiedaccess_instance_logging_configuration" "this" {
  verifiedaccess_instance_id = "bank"

  access_logs {
    s3 {
      enabled     = true
      bucket_name = aws_s3_bucket.copies.id
    }
  }
}
