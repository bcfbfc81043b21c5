check "aws-appsync-logging-disabled" {
  title    = "GraphQL API keeps no log"
  severity = "low"
  on       = ["aws_appsync_graphql_api"]
  fail     = self.log_config == null
  at       = self.log_config
  message  = "log_config is not written"
  why      = "Who asked for what, and was refused, cannot be told afterwards."
  remedy   = "Add log_config with cloudwatch_logs_role_arn and field_log_level."
  aliases  = ["CKV_AWS_193", "AwsSolutions-ASC3"]
  cwe      = [778]
  since    = "0.1"

  fix {
    unsafe = "Logs cost"
    set    = { "log_config.cloudwatch_logs_role_arn" = added.aws_iam_role.arn, "log_config.field_log_level" = "ERROR" }

    add "aws_iam_role" {
      assume_role_policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect    = "Allow"
          Action    = "sts:AssumeRole"
          Principal = { Service = "appsync.amazonaws.com" }
        }]
      })
    }

    add "aws_iam_role_policy_attachment" {
      role       = added.aws_iam_role.name
      policy_arn = "arn:aws:iam::aws:policy/service-role/AWSAppSyncPushToCloudWatchLogs"
    }
  }

  example "fails" "not written" {
    resource "aws_appsync_graphql_api" "api" {
      name                = "api"
      authentication_type = "AWS_IAM"
    }
  }

  example "passes" "written" {
    resource "aws_appsync_graphql_api" "api" {
      name                = "api"
      authentication_type = "AWS_IAM"

      log_config {
        cloudwatch_logs_role_arn = "arn:aws:iam::111122223333:role/logs"
        field_log_level          = "ERROR"
      }
    }
  }
}
