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

resource "aws_networkfirewall_logging_configuration" "this" {
  firewall_arn = "arn:aws:kinesis:eu-central-1:123456789012:stream/source"

  logging_configuration {
    log_destination_config {
      log_destination_type = "bank"
      log_type             = "bank"

      log_destination = {
        bucketName = aws_s3_bucket.copies.id
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

resource "aws_networkfirewall_logging_configuration" "this" {
  firewall_arn = "arn:aws:kinesis:eu-central-1:123456789012:stream/source"

  logging_configuration {
    log_destination_config {
      log_destination_type = "bank"
      log_type             = "bank"

      log_destination = {
        bucketName = aws_s3_bucket.copies.id
      }
    }
  }
}
