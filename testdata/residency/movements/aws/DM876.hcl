# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_apigatewayv2_stage" "this" {
  api_id = "bank"
  name   = "bank"

  access_log_settings {
    destination_arn = "arn:aws:kinesis:us-east-1:123456789012:stream/copies"
    format          = "bank"
  }
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_apigatewayv2_stage" "this" {
  api_id = "bank"
  name   = "bank"

  access_log_settings {
    destination_arn = "arn:aws:kinesis:eu-west-1:123456789012:stream/copies"
    format          = "bank"
  }
}
