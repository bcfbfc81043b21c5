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

resource "aws_ses_event_destination" "this" {
  enabled                = true
  configuration_set_name = "bank"
  matching_types         = ["bank"]
  name                   = "bank"

  kinesis_destination {
    stream_arn = aws_kinesis_stream.copies.arn
    role_arn   = "arn:aws:iam::123456789012:role/bank"
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

resource "aws_kinesis_stream" "copies" {
  provider = aws.away
  name     = "bank"
}

resource "aws_ses_event_destination" "this" {
  enabled                = true
  configuration_set_name = "bank"
  matching_types         = ["bank"]
  name                   = "bank"

  kinesis_destination {
    stream_arn = aws_kinesis_stream.copies.arn
    role_arn   = "arn:aws:iam::123456789012:role/bank"
  }
}
