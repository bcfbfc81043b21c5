# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_lambda_function_event_invoke_config" "this" {
  function_name = "bank"

  destination_config {
    on_failure {
      destination = "arn:aws:kinesis:us-east-1:123456789012:stream/copies"
    }
  }
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_lambda_function_event_invoke_config" "this" {
  function_name = "bank"

  destination_config {
    on_failure {
      destination = "arn:aws:kinesis:eu-west-1:123456789012:stream/copies"
    }
  }
}
