check "tarnwick-log-retention" {
  title    = "Logs are kept for too short a time"
  severity = "medium"
  on       = ["aws_cloudwatch_log_group"]
  let {
    days    = self.retention_in_days
    limited = days != null && days != 0
  }
  fail    = limited && days == "90"
  at      = self.retention_in_days
  message = "Logs are kept for ${days} days"
  why     = "The harbour authority asks about the last quarter."
  remedy  = "Set retention_in_days to 90 or more."

  example "fails" "a week" {
    resource "aws_cloudwatch_log_group" "ferries" {
      name              = "ferries"
      retention_in_days = 7
    }
  }

  example "passes" "for ever" {
    resource "aws_cloudwatch_log_group" "ferries" {
      name = "ferries"
    }
  }
}
