check "aws-api-gateway-stage-access-log-disabled" {
  title      = "API stage keeps no access log"
  severity   = "low"
  on         = ["aws_api_gateway_stage", "aws_apigatewayv2_stage"]
  fail       = self.access_log_settings == null
  at         = self.access_log_settings
  message    = "access_log_settings is not written"
  why        = "Who called what, and was refused, cannot be told afterwards."
  remedy     = "Add access_log_settings with the ARN of a log group and a format."
  aliases    = ["CKV_AWS_76", "AVD-AWS-0001", "W69", "W46", "AwsSolutions-APIG1", "API_GW_STAGE_ACCESS_LOGGING_RULE", "API_GWV2_ACCESS_LOGS_ENABLED"]
  similar_to = ["W45", "AC_AWS_0442"]
  since      = "0.1"

  fix {
    unsafe = "Logs cost, and the account may need a role for them first (aws_api_gateway_account)"
    leaves = ["aws-cloudwatch-log-group-no-customer-key"]
    set = {
      "access_log_settings.destination_arn" = added.aws_cloudwatch_log_group.arn
      "access_log_settings.format"          = "$context.requestId $context.requestTime $context.identity.sourceIp $context.httpMethod $context.path $context.status $context.responseLength"
    }

    add "aws_cloudwatch_log_group" {
      retention_in_days = 365
    }
  }

  example "fails" "not written" {
    resource "aws_api_gateway_rest_api" "orders" {
      name = "orders"
    }

    resource "aws_api_gateway_stage" "live" {
      rest_api_id   = aws_api_gateway_rest_api.orders.id
      deployment_id = "f6g7h8"
      stage_name    = "live"
    }
  }

  example "fails" "of an HTTP API" {
    resource "aws_apigatewayv2_stage" "live" {
      api_id = "a1b2c3d4e5"
      name   = "live"
    }
  }

  example "passes" "to CloudWatch" {
    resource "aws_api_gateway_rest_api" "orders" {
      name = "orders"
    }

    resource "aws_api_gateway_stage" "live" {
      rest_api_id   = aws_api_gateway_rest_api.orders.id
      deployment_id = "f6g7h8"
      stage_name    = "live"

      access_log_settings {
        destination_arn = "arn:aws:logs:eu-central-1:111122223333:log-group:api"
        format          = "$context.requestId"
      }
    }
  }

  example "passes" "of an HTTP API" {
    resource "aws_apigatewayv2_stage" "live" {
      api_id = "a1b2c3d4e5"
      name   = "live"

      access_log_settings {
        destination_arn = "arn:aws:logs:eu-central-1:111122223333:log-group:api"
        format          = "$context.requestId"
      }
    }
  }
}
