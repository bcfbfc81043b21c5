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

resource "aws_dynamodb_kinesis_streaming_destination" "this" {
  table_name = "bank"
  stream_arn = aws_kinesis_stream.copies.arn
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

resource "aws_dynamodb_kinesis_streaming_destination" "this" {
  table_name = "bank"
  stream_arn = aws_kinesis_stream.copies.arn
}
