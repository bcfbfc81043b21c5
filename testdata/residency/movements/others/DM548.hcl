# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "eu-central-2"
}

resource "aws_s3_bucket" "away" {
  provider = aws.away
  bucket   = "bank-away"
}

resource "fastly_service_vcl" "this" {
  name = "www"

  domain {
    name = "www.bank.example"
  }

  logging_s3 {
    name        = "requests"
    bucket_name = aws_s3_bucket.away.bucket
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

resource "aws_s3_bucket" "away" {
  provider = aws.away
  bucket   = "bank-away"
}

resource "fastly_service_vcl" "this" {
  name = "www"

  domain {
    name = "www.bank.example"
  }

  logging_s3 {
    name        = "requests"
    bucket_name = aws_s3_bucket.away.bucket
  }
}
