# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_cognito_user_pool" "this" {
  name = "bank"

  email_configuration {
    source_arn = "arn:aws:kinesis:us-east-1:123456789012:stream/copies"
  }
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_cognito_user_pool" "this" {
  name = "bank"

  email_configuration {
    source_arn = "arn:aws:kinesis:eu-west-1:123456789012:stream/copies"
  }
}
