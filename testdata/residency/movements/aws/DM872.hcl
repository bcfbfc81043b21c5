# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_iot_topic_rule" "this" {
  enabled     = true
  name        = "bank"
  sql         = "bank"
  sql_version = "bank"

  sns {
    target_arn = "arn:aws:redshift:us-east-1:123456789012:namespace:n"
    role_arn   = "arn:aws:iam::123456789012:role/bank"
  }
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_iot_topic_rule" "this" {
  enabled     = true
  name        = "bank"
  sql         = "bank"
  sql_version = "bank"

  sns {
    target_arn = "arn:aws:redshift:eu-west-1:123456789012:namespace:n"
    role_arn   = "arn:aws:iam::123456789012:role/bank"
  }
}
