# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_kinesis_firehose_delivery_stream" "copies" {
  provider    = aws.away
  destination = "extended_s3"
  name        = "bank"
}

resource "aws_cloudwatch_metric_stream" "this" {
  firehose_arn  = aws_kinesis_firehose_delivery_stream.copies.arn
  output_format = "bank"
  role_arn      = "arn:aws:iam::123456789012:role/bank"
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "eu-west-1"
}

resource "aws_kinesis_firehose_delivery_stream" "copies" {
  provider    = aws.away
  destination = "extended_s3"
  name        = "bank"
}

resource "aws_cloudwatch_metric_stream" "this" {
  firehose_arn  = aws_kinesis_firehose_delivery_stream.copies.arn
  output_format = "bank"
  role_arn      = "arn:aws:iam::123456789012:role/bank"
}
