provider "aws" {
  region = "eu-central-1"
}
provider "aws" {
  alias  = "virginia"
  region = "us-east-1"
}

resource "aws_cloudwatch_event_bus" "bus" { name = "bus" }
resource "aws_cloudwatch_event_rule" "target" {
  name           = "target"
  event_bus_name = aws_cloudwatch_event_bus.bus.name
  event_pattern  = jsonencode({ source = ["x"] })
}
resource "aws_cloudwatch_event_target" "target" {
  rule           = aws_cloudwatch_event_rule.target.name
  event_bus_name = aws_cloudwatch_event_bus.bus.name
  arn            = "arn:aws:events:us-east-1:111122223333:event-bus/x"
}
resource "aws_cloudwatch_event_endpoint" "endpoint" {
  name = "endpoint"
  event_bus { event_bus_arn = "arn:aws:events:eu-central-1:111122223333:event-bus/x" }
  event_bus { event_bus_arn = "arn:aws:events:us-east-1:111122223333:event-bus/x" }
  replication_config { state = "ENABLED" }
  routing_config {
    failover_config {
      primary { health_check = "arn:aws:route53:::healthcheck/a" }
      secondary { route = "us-east-1" }
    }
  }
}
resource "aws_cloudwatch_event_connection" "conn" {
  name               = "conn"
  authorization_type = "API_KEY"
  auth_parameters {
    api_key {
      key   = "k"
      value = "{{resolve}}"
    }
  }
}
resource "aws_cloudwatch_event_rule" "hook" {
  name          = "hook"
  event_pattern = jsonencode({ source = ["x"] })
}
resource "aws_cloudwatch_event_api_destination" "hook" {
  name                = "hook"
  invocation_endpoint = "https://api.partner.example/v1"
  http_method         = "POST"
  connection_arn      = aws_cloudwatch_event_connection.conn.arn
}
resource "aws_cloudwatch_event_target" "hook" {
  rule     = aws_cloudwatch_event_rule.hook.name
  arn      = aws_cloudwatch_event_api_destination.hook.arn
  role_arn = "arn:aws:iam::111122223333:role/r"
}
resource "aws_pipes_pipe" "pipe" {
  name     = "pipe"
  role_arn = "arn:aws:iam::111122223333:role/r"
  source   = "arn:aws:sqs:eu-central-1:111122223333:q"
  target   = "arn:aws:sqs:us-east-1:111122223333:q"
}
resource "aws_scheduler_schedule" "timer" {
  name                = "timer"
  schedule_expression = "rate(1 hour)"
  flexible_time_window { mode = "OFF" }
  target {
    arn      = "arn:aws:sqs:us-east-1:111122223333:q"
    role_arn = "arn:aws:iam::111122223333:role/r"
  }
}
resource "aws_sns_topic" "topic" { name = "topic" }
resource "aws_sns_topic_subscription" "subscriber" {
  topic_arn = aws_sns_topic.topic.arn
  protocol  = "sqs"
  endpoint  = "arn:aws:sqs:us-east-1:111122223333:q"
}
resource "aws_lambda_function" "fn" {
  function_name = "fn"
  role          = "arn:aws:iam::111122223333:role/r"
  handler       = "a.b"
  runtime       = "python3.13"
  s3_bucket     = "code"
  s3_key        = "k"
}
resource "aws_lambda_function_event_invoke_config" "invoke" {
  function_name = aws_lambda_function.fn.function_name
  destination_config {
    on_success { destination = "arn:aws:sns:us-east-1:111122223333:t" }
    on_failure { destination = "arn:aws:sns:eu-west-1:111122223333:t" }
  }
}
resource "aws_lambda_event_source_mapping" "mapping" {
  event_source_arn  = "arn:aws:kinesis:eu-central-1:111122223333:stream/s"
  function_name     = "arn:aws:lambda:us-east-1:111122223333:function:f"
  starting_position = "LATEST"
}
resource "aws_iot_topic_rule" "iot" {
  name        = "iot"
  enabled     = true
  sql         = "SELECT * FROM 'x'"
  sql_version = "2016-03-23"
  sns {
    role_arn   = "arn:aws:iam::111122223333:role/r"
    target_arn = "arn:aws:sns:us-east-1:111122223333:t"
  }
}
