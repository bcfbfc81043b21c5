check "aws-cloudwatch-log-group-retention-not-set" {
  title    = "Log group does not say how long logs are kept"
  severity = "info"
  on       = ["aws_cloudwatch_log_group"]
  fail     = self.retention_in_days == null
  at       = self.retention_in_days
  message  = "retention_in_days is not set: log events are kept for ever"
  why      = "Logs that are kept for ever cost more every month, and personal data in them outlives what data protection law allows. Nobody decided on it."
  remedy   = "Set retention_in_days to what investigations and your rules need (365 is a common choice), or to 0 to say that for ever is meant."
  aliases  = ["CKV_AWS_66", "W86", "AC_AWS_0452"]
  since    = "0.1"

  fix {
    unsafe = "Events that are older than a year are deleted"
    set    = { retention_in_days = 365 }
  }

  example "fails" "not written" {
    resource "aws_cloudwatch_log_group" "app" {
      name = "/app"
    }
  }

  example "passes" "a year" {
    resource "aws_cloudwatch_log_group" "app" {
      name              = "/app"
      retention_in_days = 365
    }
  }

  example "passes" "for ever, on purpose" {
    resource "aws_cloudwatch_log_group" "audit" {
      name              = "/audit"
      retention_in_days = 0
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
