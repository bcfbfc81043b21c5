# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_cloudwatch_event_target" "this" {
  event_bus_name = "bank"
  arn            = "arn:aws:kinesis:us-east-1:123456789012:stream/copies"
  rule           = "bank"
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_cloudwatch_event_target" "this" {
  event_bus_name = "bank"
  arn            = "arn:aws:kinesis:eu-west-1:123456789012:stream/copies"
  rule           = "bank"
}
