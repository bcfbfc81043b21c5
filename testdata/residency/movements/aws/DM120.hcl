# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_flow_log" "this" {
  vpc_id          = "bank"
  log_destination = "arn:aws:kinesis:us-east-1:123456789012:stream/copies"
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_flow_log" "this" {
  vpc_id          = "bank"
  log_destination = "arn:aws:kinesis:eu-west-1:123456789012:stream/copies"
}
