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

resource "aws_dms_endpoint" "this" {
  endpoint_type = "target"
  endpoint_id   = "bank"
  engine_name   = "bank"

  kinesis_settings {
    stream_arn = aws_kinesis_stream.copies.arn
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

resource "aws_dms_endpoint" "this" {
  endpoint_type = "target"
  endpoint_id   = "bank"
  engine_name   = "bank"

  kinesis_settings {
    stream_arn = aws_kinesis_stream.copies.arn
  }
}
