check "aws-api-gateway-stage-cache-disabled" {
  title    = "API stage has no cache"
  severity = "info"
  on       = ["aws_api_gateway_stage"]
  fail     = !self.cache_cluster_enabled
  at       = self.cache_cluster_enabled
  message  = "cache_cluster_enabled is not true"
  why      = "Every request reaches what is behind the API; a cache takes the same questions off it, and some of a flood."
  remedy   = "Where answers may be a little old, set cache_cluster_enabled = true and cache_cluster_size. A cache costs by the hour."
  aliases  = ["CKV_AWS_120"]
  since    = "0.1"

  fix {
    unsafe = "The cache costs by the hour, and answers may be old"
    set    = { cache_cluster_enabled = true, cache_cluster_size = "0.5" }
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
      rest_api_id           = aws_api_gateway_rest_api.orders.id
      deployment_id         = "f6g7h8"
      stage_name            = "live"
      cache_cluster_enabled = false
    }
  }

  example "passes" "switched on" {
    resource "aws_api_gateway_rest_api" "orders" {
      name = "orders"
    }

    resource "aws_api_gateway_stage" "live" {
      rest_api_id           = aws_api_gateway_rest_api.orders.id
      deployment_id         = "f6g7h8"
      stage_name            = "live"
      cache_cluster_enabled = true
      cache_cluster_size    = "0.5"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "cache_cluster_enabled" {
      type = bool
    }

    resource "aws_api_gateway_rest_api" "orders" {
      name = "orders"
    }

    resource "aws_api_gateway_stage" "live" {
      rest_api_id           = aws_api_gateway_rest_api.orders.id
      deployment_id         = "f6g7h8"
      stage_name            = "live"
      cache_cluster_enabled = var.cache_cluster_enabled
    }
  }
}
