# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_scheduler_schedule" "this" {
  schedule_expression = "bank"

  target {
    arn      = "arn:aws:kinesis:us-east-1:123456789012:stream/copies"
    role_arn = "arn:aws:iam::123456789012:role/bank"
  }

  flexible_time_window {
    mode = "bank"
  }
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_scheduler_schedule" "this" {
  schedule_expression = "bank"

  target {
    arn      = "arn:aws:kinesis:eu-west-1:123456789012:stream/copies"
    role_arn = "arn:aws:iam::123456789012:role/bank"
  }

  flexible_time_window {
    mode = "bank"
  }
}
