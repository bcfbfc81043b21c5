# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_route53_resolver_query_log_config" "this" {
  destination_arn = "arn:aws:kinesis:us-east-1:123456789012:stream/copies"
  name            = "bank"
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_route53_resolver_query_log_config" "this" {
  destination_arn = "arn:aws:kinesis:eu-west-1:123456789012:stream/copies"
  name            = "bank"
}
