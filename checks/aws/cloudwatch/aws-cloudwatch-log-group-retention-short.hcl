check "aws-cloudwatch-log-group-retention-short" {
  title      = "Log group keeps logs for less than a year"
  severity   = "info"
  on         = ["aws_cloudwatch_log_group"]
  when       = self.retention_in_days != null
  fail       = self.retention_in_days != null && self.retention_in_days > 0 && self.retention_in_days < 365
  at         = self.retention_in_days
  message    = "Log events are deleted after ${self.retention_in_days} days"
  why        = "Intrusions are often noticed only after months. What happened before the retention ends can no longer be found out, and PCI DSS among others asks for a year."
  remedy     = "Set retention_in_days to 365 or more, or export the logs to a bucket that keeps them."
  similar_to = ["CKV_AWS_338", "CW_LOGGROUP_RETENTION_PERIOD_CHECK"]
  since      = "0.1"

  fix {
    unsafe = "Logs that are kept for longer cost more"
    set    = { retention_in_days = 365 }
  }

  example "fails" "two weeks" {
    resource "aws_cloudwatch_log_group" "app" {
      name              = "/app"
      retention_in_days = 14
    }
  }

  example "passes" "a year" {
    resource "aws_cloudwatch_log_group" "app" {
      name              = "/app"
      retention_in_days = 365
    }
  }

  example "passes" "for ever" {
    resource "aws_cloudwatch_log_group" "app" {
      name              = "/app"
      retention_in_days = 0
    }
  }

  example "passes" "not written, which is for ever" {
    resource "aws_cloudwatch_log_group" "app" {
      name = "/app"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "days" {
      type = number
    }

    resource "aws_cloudwatch_log_group" "app" {
      name              = "/app"
      retention_in_days = var.days
    }
  }
}
