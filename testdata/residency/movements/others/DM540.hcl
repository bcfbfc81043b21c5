# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_s3_bucket" "away" {
  provider = aws.away
  bucket   = "bank-away"
}

resource "datadog_logs_archive" "this" {
  name  = "all"
  query = "*"

  s3_archive {
    bucket     = aws_s3_bucket.away.bucket
    path       = "/logs"
    account_id = "123456789012"
    role_name  = "datadog"
  }
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "eu-north-1"
}

resource "aws_s3_bucket" "away" {
  provider = aws.away
  bucket   = "bank-away"
}

resource "datadog_logs_archive" "this" {
  name  = "all"
  query = "*"

  s3_archive {
    bucket     = aws_s3_bucket.away.bucket
    path       = "/logs"
    account_id = "123456789012"
    role_name  = "datadog"
  }
}
