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

# The API as it should be.

resource "aws_api_gateway_rest_api" "orders" {
  name = "orders"

  endpoint_configuration {
    types = ["REGIONAL"]
  }
}

resource "aws_api_gateway_authorizer" "customers" {
  name          = "customers"
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  type          = "COGNITO_USER_POOLS"
  provider_arns = ["arn:aws:cognito-idp:eu-central-1:111122223333:userpool/eu-central-1_a1b2c3d4e"]
}

resource "aws_api_gateway_resource" "order_path" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  parent_id   = aws_api_gateway_rest_api.orders.root_resource_id
  path_part   = "orders"
}

resource "aws_api_gateway_method" "list_orders" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  resource_id   = aws_api_gateway_resource.order_path.id
  http_method   = "GET"
  authorization = "COGNITO_USER_POOLS"
  authorizer_id = aws_api_gateway_authorizer.customers.id
}

resource "aws_api_gateway_integration" "list_orders" {
  rest_api_id             = aws_api_gateway_rest_api.orders.id
  resource_id             = aws_api_gateway_resource.order_path.id
  http_method             = aws_api_gateway_method.list_orders.http_method
  type                    = "AWS_PROXY"
  integration_http_method = "POST"
  uri                     = "arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-central-1:111122223333:function:orders/invocations"
}

resource "aws_api_gateway_method" "order_options" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  resource_id   = aws_api_gateway_resource.order_path.id
  http_method   = "OPTIONS"
  authorization = "NONE"
}

resource "aws_api_gateway_method" "import_orders" {
  rest_api_id      = aws_api_gateway_rest_api.orders.id
  resource_id      = aws_api_gateway_resource.order_path.id
  http_method      = "PUT"
  authorization    = "NONE"
  api_key_required = true
}

# Anybody may call it.
resource "aws_api_gateway_method" "place_order" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  resource_id   = aws_api_gateway_resource.order_path.id
  http_method   = "POST"
  authorization = "NONE"
}

resource "aws_api_gateway_deployment" "release" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  description = "What both stages show"
}

resource "aws_api_gateway_client_certificate" "gateway_certificate" {
  description = "Shown to what answers"
}

resource "aws_api_gateway_stage" "live" {
  rest_api_id           = aws_api_gateway_rest_api.orders.id
  deployment_id         = aws_api_gateway_deployment.release.id
  stage_name            = "live"
  cache_cluster_enabled = true
  cache_cluster_size    = "0.5"
  xray_tracing_enabled  = true
  client_certificate_id = aws_api_gateway_client_certificate.gateway_certificate.id

  access_log_settings {
    destination_arn = "arn:aws:logs:eu-central-1:111122223333:log-group:orders"
    format          = "$context.requestId $context.status"
  }
}

resource "aws_api_gateway_method_settings" "live" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  stage_name  = aws_api_gateway_stage.live.stage_name
  method_path = "*/*"

  settings {
    caching_enabled      = true
    cache_data_encrypted = true
    data_trace_enabled   = false
    logging_level        = "ERROR"
    metrics_enabled      = true
  }
}

resource "aws_wafv2_web_acl_association" "live_firewall" {
  resource_arn = aws_api_gateway_stage.live.arn
  web_acl_arn  = "arn:aws:wafv2:eu-central-1:111122223333:regional/webacl/shop/0c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f"
}

resource "aws_api_gateway_stage" "trial" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  deployment_id = aws_api_gateway_deployment.release.id
  stage_name    = "trial"
}

resource "aws_api_gateway_method_settings" "trial" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  stage_name  = aws_api_gateway_stage.trial.stage_name
  method_path = "*/*"

  settings {
    caching_enabled    = true
    data_trace_enabled = true
    logging_level      = "OFF"
  }
}

resource "aws_api_gateway_domain_name" "public_name" {
  domain_name              = "api.example.com"
  regional_certificate_arn = "arn:aws:acm:eu-central-1:111122223333:certificate/0c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f"
  security_policy          = "TLS_1_2"

  endpoint_configuration {
    types = ["REGIONAL"]
  }
}

resource "aws_api_gateway_domain_name" "old_name" {
  domain_name              = "old-api.example.com"
  regional_certificate_arn = "arn:aws:acm:eu-central-1:111122223333:certificate/0c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f"
  security_policy          = "TLS_1_0"

  endpoint_configuration {
    types = ["REGIONAL"]
  }
}

# The newer kind of API.

resource "aws_apigatewayv2_api" "events" {
  name          = "events"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_integration" "event_target" {
  api_id                 = aws_apigatewayv2_api.events.id
  integration_type       = "AWS_PROXY"
  integration_uri        = "arn:aws:lambda:eu-central-1:111122223333:function:events"
  payload_format_version = "2.0"
}

resource "aws_apigatewayv2_route" "read_events" {
  api_id             = aws_apigatewayv2_api.events.id
  route_key          = "GET /events"
  authorization_type = "AWS_IAM"
  target             = "integrations/${aws_apigatewayv2_integration.event_target.id}"
}

resource "aws_apigatewayv2_route" "send_event" {
  api_id    = aws_apigatewayv2_api.events.id
  route_key = "POST /events"
  target    = "integrations/${aws_apigatewayv2_integration.event_target.id}"
}

resource "aws_apigatewayv2_stage" "events_live" {
  api_id      = aws_apigatewayv2_api.events.id
  name        = "$default"
  auto_deploy = true

  access_log_settings {
    destination_arn = "arn:aws:logs:eu-central-1:111122223333:log-group:events"
    format          = "$context.requestId $context.status"
  }
}

resource "aws_apigatewayv2_stage" "events_trial" {
  api_id      = aws_apigatewayv2_api.events.id
  name        = "trial"
  auto_deploy = true
}
