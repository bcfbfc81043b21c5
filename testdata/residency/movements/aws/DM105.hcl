# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_pipes_pipe" "this" {
  source   = "arn:aws:kinesis:eu-central-1:123456789012:stream/source"
  target   = "arn:aws:kinesis:us-east-1:123456789012:stream/copies"
  role_arn = "arn:aws:iam::123456789012:role/bank"
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_pipes_pipe" "this" {
  source   = "arn:aws:kinesis:eu-central-1:123456789012:stream/source"
  target   = "arn:aws:kinesis:eu-west-1:123456789012:stream/copies"
  role_arn = "arn:aws:iam::123456789012:role/bank"
}
