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
