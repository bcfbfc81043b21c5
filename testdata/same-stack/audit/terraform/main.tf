terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

provider "aws" {
  region = "eu-central-1"
}

data "aws_caller_identity" "current" {}

resource "aws_kms_key" "trail_key" {
  description         = "What the account did"
  enable_key_rotation = true
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::${data.aws_caller_identity.current.account_id}:root" }
        Action    = "kms:*"
        Resource  = "*"
      },
      {
        Effect    = "Allow"
        Principal = { Service = "cloudtrail.amazonaws.com" }
        Action    = ["kms:GenerateDataKey*", "kms:DescribeKey"]
        Resource  = "*"
        Condition = {
          StringLike = { "kms:EncryptionContext:aws:cloudtrail:arn" = "arn:aws:cloudtrail:*:${data.aws_caller_identity.current.account_id}:trail/*" }
        }
      },
    ]
  })
}

resource "aws_cloudwatch_log_group" "trail_logs" {
  name              = "trail"
  retention_in_days = 731
  kms_key_id        = aws_kms_key.trail_key.arn
}

resource "aws_cloudwatch_log_group" "plain_logs" {
  name              = "plain"
  retention_in_days = 30
}

resource "aws_sns_topic" "alarms" {
  name              = "alarms"
  kms_master_key_id = aws_kms_key.trail_key.arn
}

resource "aws_iam_role" "trail_role" {
  name = "trail"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "cloudtrail.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_iam_role_policy" "trail_role" {
  name = "logs"
  role = aws_iam_role.trail_role.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = "arn:aws:logs:eu-central-1:${data.aws_caller_identity.current.account_id}:log-group:trail:*"
    }]
  })
}

resource "aws_cloudtrail" "old" {
  name           = "old"
  s3_bucket_name = "example-audit"
  enable_logging = false
}

resource "aws_cloudtrail" "account" {
  name                       = "account"
  s3_bucket_name             = "example-audit"
  is_multi_region_trail      = true
  enable_log_file_validation = true
  kms_key_id                 = aws_kms_key.trail_key.arn
  sns_topic_name             = aws_sns_topic.alarms.name
  cloud_watch_logs_group_arn = "${aws_cloudwatch_log_group.trail_logs.arn}:*"
  cloud_watch_logs_role_arn  = aws_iam_role.trail_role.arn

  event_selector {
    read_write_type           = "All"
    include_management_events = true

    data_resource {
      type   = "AWS::S3::Object"
      values = ["arn:aws:s3"]
    }
  }

  insight_selector {
    insight_type = "ApiCallRateInsight"
  }
}

resource "aws_cloudwatch_log_metric_filter" "root_logins" {
  name           = "root-logins"
  log_group_name = aws_cloudwatch_log_group.trail_logs.name
  pattern        = "{ $.userIdentity.type = \"Root\" }"

  metric_transformation {
    name      = "RootLogins"
    namespace = "Audit"
    value     = "1"
  }
}

resource "aws_cloudwatch_metric_alarm" "root_login" {
  alarm_name          = "root-login"
  namespace           = "Audit"
  metric_name         = "RootLogins"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  alarm_actions       = [aws_sns_topic.alarms.arn]
}

resource "aws_cloudwatch_metric_alarm" "silent" {
  alarm_name          = "silent"
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateAgeOfOldestMessage"
  statistic           = "Maximum"
  period              = 300
  evaluation_periods  = 2
  threshold           = 600
  comparison_operator = "GreaterThanThreshold"
  actions_enabled     = false
  alarm_actions       = [aws_sns_topic.alarms.arn]

  dimensions = {
    QueueName = "orders"
  }
}

resource "aws_config_configuration_recorder" "some_types" {
  name     = "some"
  role_arn = "arn:aws:iam::111122223333:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig"

  recording_group {
    all_supported  = false
    resource_types = ["AWS::EC2::Instance"]
  }
}

resource "aws_config_configuration_recorder" "all_types" {
  name     = "all"
  role_arn = "arn:aws:iam::111122223333:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig"

  recording_group {
    all_supported                 = true
    include_global_resource_types = true
  }
}

resource "aws_config_delivery_channel" "all_types" {
  name           = "all"
  s3_bucket_name = "example-audit"
  s3_kms_key_arn = aws_kms_key.trail_key.arn

  snapshot_delivery_properties {
    delivery_frequency = "Six_Hours"
  }
}

resource "aws_config_configuration_aggregator" "some_regions" {
  name = "some"

  account_aggregation_source {
    account_ids = ["111122223333"]
    regions     = ["eu-central-1"]
  }
}

resource "aws_config_configuration_aggregator" "all_regions" {
  name = "all"

  organization_aggregation_source {
    all_regions = true
    role_arn    = "arn:aws:iam::111122223333:role/aggregator"
  }
}

resource "aws_config_configuration_aggregator" "accounts" {
  name = "accounts"

  account_aggregation_source {
    account_ids = ["111122223333", "444455556666"]
    all_regions = true
  }
}

resource "aws_config_config_rule" "root_key" {
  name = "root-key"

  source {
    owner             = "AWS"
    source_identifier = "IAM_ROOT_ACCESS_KEY_CHECK"
  }
}

resource "aws_guardduty_detector" "off" {
  enable = false
}

resource "aws_guardduty_detector" "on" {
  enable                       = true
  finding_publishing_frequency = "FIFTEEN_MINUTES"
}

resource "aws_guardduty_detector_feature" "on" {
  detector_id = aws_guardduty_detector.on.id
  name        = "S3_DATA_EVENTS"
  status      = "ENABLED"
}
