# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_vpclattice_access_log_subscription" "this" {
  resource_identifier = "bank"
  destination_arn     = "arn:aws:kinesis:us-east-1:123456789012:stream/copies"
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_vpclattice_access_log_subscription" "this" {
  resource_identifier = "bank"
  destination_arn     = "arn:aws:kinesis:eu-west-1:123456789012:stream/copies"
}
