# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_kinesis_stream" "copies" {
  provider = aws.away
  name     = "bank"
}

resource "aws_pinpoint_event_stream" "this" {
  destination_stream_arn = aws_kinesis_stream.copies.arn
  application_id         = "bank"
  role_arn               = "arn:aws:iam::123456789012:role/bank"
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "eu-west-1"
}

resource "aws_kinesis_stream" "copies" {
  provider = aws.away
  name     = "bank"
}

resource "aws_pinpoint_event_stream" "this" {
  destination_stream_arn = aws_kinesis_stream.copies.arn
  application_id         = "bank"
  role_arn               = "arn:aws:iam::123456789012:role/bank"
}
