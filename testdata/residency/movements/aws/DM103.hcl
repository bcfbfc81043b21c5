# expects: unknown
provider "aws" {
  region = "eu-central-1"
}

resource "aws_cloudwatch_event_api_destination" "that" {
  invocation_endpoint = "https://api.partner.example/events"
  connection_arn      = "arn:aws:service:eu-central-1:123456789012:bank"
  http_method         = "bank"
  name                = "bank"
}

resource "aws_cloudwatch_event_target" "this" {
  arn  = aws_cloudwatch_event_api_destination.that.arn
  rule = "bank"
}
