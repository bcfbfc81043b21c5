# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_backup_selection" "this" {
  resources    = ["arn:aws:kinesis:eu-central-1:123456789012:stream/source"]
  plan_id      = "arn:aws:kinesis:us-east-1:123456789012:stream/copies"
  iam_role_arn = "arn:aws:iam::123456789012:role/bank"
  name         = "bank"
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_backup_selection" "this" {
  resources    = ["arn:aws:kinesis:eu-central-1:123456789012:stream/source"]
  plan_id      = "arn:aws:kinesis:eu-west-1:123456789012:stream/copies"
  iam_role_arn = "arn:aws:iam::123456789012:role/bank"
  name         = "bank"
}
