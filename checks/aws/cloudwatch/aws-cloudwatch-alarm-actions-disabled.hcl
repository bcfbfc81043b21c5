check "aws-cloudwatch-alarm-actions-disabled" {
  title      = "Alarm does nothing when it goes off"
  severity   = "low"
  on         = ["aws_cloudwatch_metric_alarm"]
  fail       = self.actions_enabled == false
  at         = self.actions_enabled
  message    = "actions_enabled is false"
  why        = "Nobody is told when the alarm goes off."
  remedy     = "Remove actions_enabled, or set it to true."
  aliases    = ["CKV_AWS_319"]
  similar_to = ["CLOUDWATCH_ALARM_ACTION_CHECK"]
  since      = "0.1"

  fix {
    unsafe = "The alarm acts again: it may stop, restart or scale what it watches"
    set    = { actions_enabled = true }
  }

  example "fails" "switched off" {
    resource "aws_cloudwatch_metric_alarm" "errors" {
      alarm_name          = "errors"
      comparison_operator = "GreaterThanThreshold"
      evaluation_periods  = 1
      metric_name         = "Errors"
      namespace           = "AWS/Lambda"
      period              = 60
      statistic           = "Sum"
      threshold           = 0
      actions_enabled     = false
    }
  }

  example "passes" "not written, which is on" {
    resource "aws_cloudwatch_metric_alarm" "errors" {
      alarm_name          = "errors"
      comparison_operator = "GreaterThanThreshold"
      evaluation_periods  = 1
      metric_name         = "Errors"
      namespace           = "AWS/Lambda"
      period              = 60
      statistic           = "Sum"
      threshold           = 0
    }
  }

  example "passes" "switched on" {
    resource "aws_cloudwatch_metric_alarm" "errors" {
      alarm_name          = "errors"
      comparison_operator = "GreaterThanThreshold"
      evaluation_periods  = 1
      metric_name         = "Errors"
      namespace           = "AWS/Lambda"
      period              = 60
      statistic           = "Sum"
      threshold           = 0
      actions_enabled     = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "actions_enabled" {
      type = bool
    }

    resource "aws_cloudwatch_metric_alarm" "errors" {
      alarm_name          = "errors"
      comparison_operator = "GreaterThanThreshold"
      evaluation_periods  = 1
      metric_name         = "Errors"
      namespace           = "AWS/Lambda"
      period              = 60
      statistic           = "Sum"
      threshold           = 0
      actions_enabled     = var.actions_enabled
    }
  }
}
