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

resource "aws_bedrock_model_invocation_logging_configuration" "this" {
  logging_config {
    cloudwatch_config {
      log_group_name = "bank"
      role_arn       = "arn:aws:iam::123456789012:role/bank"

      large_data_delivery_s3_config {
        bucket_name = aws_s3_bucket.copies.id
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

resource "aws_bedrock_model_invocation_logging_configuration" "this" {
  logging_config {
    cloudwatch_config {
      log_group_name = "bank"
      role_arn       = "arn:aws:iam::123456789012:role/bank"

      large_data_delivery_s3_config {
        bucket_name = aws_s3_bucket.copies.id
      }
    }
  }
}
