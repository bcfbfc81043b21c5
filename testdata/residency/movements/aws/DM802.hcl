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

resource "aws_dynamodb_table" "this" {
  provider = aws.away
  name     = "bank"

  import_table {
    input_format = "bank"

    s3_bucket_source {
      bucket = aws_s3_bucket.home.id
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

resource "aws_s3_bucket" "home" {
  bucket = "bank-home"
}

resource "aws_dynamodb_table" "this" {
  provider = aws.away
  name     = "bank"

  import_table {
    input_format = "bank"

    s3_bucket_source {
      bucket = aws_s3_bucket.home.id
    }
  }
}
