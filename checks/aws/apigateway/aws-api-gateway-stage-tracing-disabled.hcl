check "aws-api-gateway-stage-tracing-disabled" {
  title    = "API stage is not traced"
  severity = "info"
  on       = ["aws_api_gateway_stage"]
  fail     = !self.xray_tracing_enabled
  at       = self.xray_tracing_enabled
  message  = "xray_tracing_enabled is not true"
  why      = "Where a request fails, and what it cost on the way, can only be told by searching the logs of each service."
  remedy   = "Set xray_tracing_enabled = true."
  aliases  = ["CKV_AWS_73", "AVD-AWS-0003"]
  since    = "0.1"

  fix {
    unsafe = "Traces cost by their number"
    set    = { xray_tracing_enabled = true }
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

  example "fails" "switched off" {
    resource "aws_api_gateway_rest_api" "orders" {
      name = "orders"
    }

    resource "aws_api_gateway_stage" "live" {
      rest_api_id          = aws_api_gateway_rest_api.orders.id
      deployment_id        = "f6g7h8"
      stage_name           = "live"
      xray_tracing_enabled = false
    }
  }

  example "passes" "switched on" {
    resource "aws_api_gateway_rest_api" "orders" {
      name = "orders"
    }

    resource "aws_api_gateway_stage" "live" {
      rest_api_id          = aws_api_gateway_rest_api.orders.id
      deployment_id        = "f6g7h8"
      stage_name           = "live"
      xray_tracing_enabled = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "xray_tracing_enabled" {
      type = bool
    }

    resource "aws_api_gateway_rest_api" "orders" {
      name = "orders"
    }

    resource "aws_api_gateway_stage" "live" {
      rest_api_id          = aws_api_gateway_rest_api.orders.id
      deployment_id        = "f6g7h8"
      stage_name           = "live"
      xray_tracing_enabled = var.xray_tracing_enabled
    }
  }
}
