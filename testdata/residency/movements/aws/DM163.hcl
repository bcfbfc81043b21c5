# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_cognito_user_pool" "this" {
  name = "bank"

  sms_configuration {
    sns_region     = "us-east-1"
    external_id    = "bank"
    sns_caller_arn = "arn:aws:service:eu-central-1:123456789012:bank"
  }
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_cognito_user_pool" "this" {
  name = "bank"

  sms_configuration {
    sns_region     = "eu-west-1"
    external_id    = "bank"
    sns_caller_arn = "arn:aws:service:eu-central-1:123456789012:bank"
  }
}
