# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_wafv2_web_acl_logging_configuration" "this" {
  resource_arn            = "arn:aws:kinesis:eu-central-1:123456789012:stream/source"
  log_destination_configs = ["arn:aws:kinesis:us-east-1:123456789012:stream/copies"]
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_wafv2_web_acl_logging_configuration" "this" {
  resource_arn            = "arn:aws:kinesis:eu-central-1:123456789012:stream/source"
  log_destination_configs = ["arn:aws:kinesis:eu-west-1:123456789012:stream/copies"]
}
