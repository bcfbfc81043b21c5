# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_rds_integration" "this" {
  source_arn       = "arn:aws:kinesis:eu-central-1:123456789012:stream/source"
  target_arn       = "arn:aws:redshift:us-east-1:123456789012:namespace:n"
  integration_name = "bank"
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_rds_integration" "this" {
  source_arn       = "arn:aws:kinesis:eu-central-1:123456789012:stream/source"
  target_arn       = "arn:aws:redshift:eu-west-1:123456789012:namespace:n"
  integration_name = "bank"
}
