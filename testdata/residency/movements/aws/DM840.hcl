# expects: unknown
provider "aws" {
  region = "eu-central-1"
}

resource "aws_sns_topic_subscription" "this" {
  protocol  = "http"
  topic_arn = "arn:aws:kinesis:eu-central-1:123456789012:stream/source"
  endpoint  = "https://api.partner.example/in"
}
