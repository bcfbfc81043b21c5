# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_cloudwatch_log_destination" "this" {
  target_arn = "arn:aws:redshift:us-east-1:123456789012:namespace:n"
  name       = "bank"
  role_arn   = "arn:aws:iam::123456789012:role/bank"
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_cloudwatch_log_destination" "this" {
  target_arn = "arn:aws:redshift:eu-west-1:123456789012:namespace:n"
  name       = "bank"
  role_arn   = "arn:aws:iam::123456789012:role/bank"
}
