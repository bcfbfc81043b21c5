# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_sns_topic_subscription" "this" {
  protocol  = "sqs"
  topic_arn = "arn:aws:kinesis:eu-central-1:123456789012:stream/source"
  endpoint  = "arn:aws:kinesis:us-east-1:123456789012:stream/copies"
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_sns_topic_subscription" "this" {
  protocol  = "sqs"
  topic_arn = "arn:aws:kinesis:eu-central-1:123456789012:stream/source"
  endpoint  = "arn:aws:kinesis:eu-west-1:123456789012:stream/copies"
}
