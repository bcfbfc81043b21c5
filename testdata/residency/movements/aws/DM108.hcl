# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_lambda_function" "copies" {
  provider      = aws.away
  function_name = "bank"
  role          = "arn:aws:iam::123456789012:role/bank"
}

resource "aws_lambda_event_source_mapping" "this" {
  event_source_arn = "arn:aws:kinesis:eu-central-1:123456789012:stream/source"
  function_name    = aws_lambda_function.copies.arn
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "eu-west-1"
}

resource "aws_lambda_function" "copies" {
  provider      = aws.away
  function_name = "bank"
  role          = "arn:aws:iam::123456789012:role/bank"
}

resource "aws_lambda_event_source_mapping" "this" {
  event_source_arn = "arn:aws:kinesis:eu-central-1:123456789012:stream/source"
  function_name    = aws_lambda_function.copies.arn
}
