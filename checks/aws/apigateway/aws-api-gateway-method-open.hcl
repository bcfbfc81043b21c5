check "aws-api-gateway-method-open" {
  title    = "API method answers to everyone"
  severity = "medium"
  on       = ["aws_api_gateway_method"]
  fail     = self.authorization == "NONE" && !self.api_key_required && self.http_method != "OPTIONS"
  at       = self.authorization
  message  = "authorization is \"NONE\" and no API key is asked for"
  why      = "Whoever knows the address can call the method, and what is behind it, as often as they like."
  remedy   = "Set authorization to AWS_IAM, CUSTOM or COGNITO_USER_POOLS. Methods that are meant for everyone should be throttled."
  aliases  = ["CKV_AWS_59", "AVD-AWS-0004", "W59", "AwsSolutions-APIG4", "API_GW_METHOD_AUTHORIZATION_TYPE_RULE", "AC_AWS_0439"]
  since    = "0.1"

  fix {
    unsafe = "Callers that do not sign their requests are locked out"
    set    = { authorization = "AWS_IAM" }
  }

  example "fails" "no authorization" {
    resource "aws_api_gateway_method" "get" {
      rest_api_id   = "a1b2c3d4e5"
      resource_id   = "f6g7h8"
      http_method   = "GET"
      authorization = "NONE"
    }
  }

  example "passes" "IAM" {
    resource "aws_api_gateway_method" "get" {
      rest_api_id   = "a1b2c3d4e5"
      resource_id   = "f6g7h8"
      http_method   = "GET"
      authorization = "AWS_IAM"
    }
  }

  example "passes" "an API key" {
    resource "aws_api_gateway_method" "get" {
      rest_api_id      = "a1b2c3d4e5"
      resource_id      = "f6g7h8"
      http_method      = "GET"
      authorization    = "NONE"
      api_key_required = true
    }
  }

  example "passes" "a preflight request of CORS carries no credentials" {
    resource "aws_api_gateway_method" "get" {
      rest_api_id   = "a1b2c3d4e5"
      resource_id   = "f6g7h8"
      http_method   = "OPTIONS"
      authorization = "NONE"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "authorization" {
      type = string
    }

    resource "aws_api_gateway_method" "get" {
      rest_api_id   = "a1b2c3d4e5"
      resource_id   = "f6g7h8"
      http_method   = "GET"
      authorization = var.authorization
    }
  }
}
