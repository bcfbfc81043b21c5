check "aws-cloudtrail-no-cloudwatch-logs" {
  title    = "Trail does not reach CloudWatch Logs"
  severity = "low"
  on       = ["aws_cloudtrail"]
  fail     = self.cloud_watch_logs_group_arn == null
  at       = self.cloud_watch_logs_group_arn
  message  = "cloud_watch_logs_group_arn is not set"
  why      = "Without CloudWatch Logs no metric filter or alarm sees a root sign-in, a new key or a trail that was stopped."
  remedy   = "Set cloud_watch_logs_group_arn and cloud_watch_logs_role_arn, or alarm through EventBridge."
  aliases  = ["CKV2_AWS_10", "AVD-AWS-0162", "CLOUD_TRAIL_CLOUD_WATCH_LOGS_ENABLED"]
  since    = "0.1"

  fix {
    unsafe         = "Logs cost"
    cloudformation = false
    leaves         = ["aws-cloudwatch-log-group-no-customer-key"]
    set = {
      cloud_watch_logs_group_arn = "${added.aws_cloudwatch_log_group.arn}:*"
      cloud_watch_logs_role_arn  = added.aws_iam_role.arn
    }

    add "aws_cloudwatch_log_group" {
      retention_in_days = 365
    }

    add "aws_iam_role" {
      assume_role_policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect    = "Allow"
          Action    = "sts:AssumeRole"
          Principal = { Service = "cloudtrail.amazonaws.com" }
        }]
      })
    }

    add "aws_iam_role_policy" {
      role = added.aws_iam_role.id
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect   = "Allow"
          Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
          Resource = "${added.aws_cloudwatch_log_group.arn}:*"
        }]
      })
    }
  }

  example "fails" "not written" {
    resource "aws_cloudtrail" "main" {
      name           = "main"
      s3_bucket_name = "example-trail"
    }
  }

  example "passes" "a log group" {
    resource "aws_cloudwatch_log_group" "trail" {
      name              = "trail"
      retention_in_days = 365
    }

    resource "aws_cloudtrail" "main" {
      name                       = "main"
      s3_bucket_name             = "example-trail"
      cloud_watch_logs_group_arn = "${aws_cloudwatch_log_group.trail.arn}:*"
      cloud_watch_logs_role_arn  = "arn:aws:iam::111122223333:role/trail"
    }
  }
}
