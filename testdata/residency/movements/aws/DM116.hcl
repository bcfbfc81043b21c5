# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_cloudwatch_log_delivery_destination" "this" {
  name = "bank"

  delivery_destination_configuration {
    destination_resource_arn = "arn:aws:kinesis:us-east-1:123456789012:stream/copies"
  }
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_cloudwatch_log_delivery_destination" "this" {
  name = "bank"

  delivery_destination_configuration {
    destination_resource_arn = "arn:aws:kinesis:eu-west-1:123456789012:stream/copies"
  }
}
