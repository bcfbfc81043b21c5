# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_cloudwatch_log_subscription_filter" "this" {
  log_group_name  = "bank"
  destination_arn = "arn:aws:kinesis:us-east-1:123456789012:stream/copies"
  filter_pattern  = "bank"
  name            = "bank"
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_cloudwatch_log_subscription_filter" "this" {
  log_group_name  = "bank"
  destination_arn = "arn:aws:kinesis:eu-west-1:123456789012:stream/copies"
  filter_pattern  = "bank"
  name            = "bank"
}
