# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_globalaccelerator_endpoint_group" "this" {
  endpoint_group_region = "us-east-1"
  listener_arn          = "arn:aws:service:eu-central-1:123456789012:bank"
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_globalaccelerator_endpoint_group" "this" {
  endpoint_group_region = "eu-west-1"
  listener_arn          = "arn:aws:service:eu-central-1:123456789012:bank"
}
