check "aws-apigatewayv2-route-open" {
  title    = "API route answers to everyone"
  severity = "medium"
  on       = ["aws_apigatewayv2_route"]
  fail     = self.authorization_type == null || self.authorization_type == "NONE"
  at       = self.authorization_type
  message  = "authorization_type is \"NONE\", or not written, which is the same"
  why      = "Whoever knows the address can call the route, and what is behind it, as often as they like."
  remedy   = "Set authorization_type to JWT, AWS_IAM or CUSTOM. Routes that are meant for everyone should be throttled."
  aliases  = ["CKV_AWS_309", "AwsSolutions-APIG4"]
  since    = "0.1"

  fix {
    unsafe = "Callers that do not sign their requests are locked out"
    set    = { authorization_type = "AWS_IAM" }
  }

  example "fails" "not written" {
    resource "aws_apigatewayv2_route" "orders" {
      api_id    = "a1b2c3d4e5"
      route_key = "GET /orders"
    }
  }

  example "fails" "none" {
    resource "aws_apigatewayv2_route" "orders" {
      api_id             = "a1b2c3d4e5"
      route_key          = "GET /orders"
      authorization_type = "NONE"
    }
  }

  example "passes" "a token" {
    resource "aws_apigatewayv2_route" "orders" {
      api_id             = "a1b2c3d4e5"
      route_key          = "GET /orders"
      authorization_type = "JWT"
      authorizer_id      = "a1b2c3"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "kind" {
      type = string
    }

    resource "aws_apigatewayv2_route" "orders" {
      api_id             = "a1b2c3d4e5"
      route_key          = "GET /orders"
      authorization_type = var.kind
    }
  }
}
