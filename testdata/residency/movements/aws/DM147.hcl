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

resource "aws_athena_workgroup" "this" {
  name = "bank"

  configuration {
    result_configuration {
      output_location = "s3://${aws_s3_bucket.copies.id}/exports/"
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

resource "aws_athena_workgroup" "this" {
  name = "bank"

  configuration {
    result_configuration {
      output_location = "s3://${aws_s3_bucket.copies.id}/exports/"
    }
  }
}
