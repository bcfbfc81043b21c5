check "aws-api-gateway-stage-no-client-certificate" {
  title    = "Backend cannot tell that a call comes from the API"
  severity = "info"
  on       = ["aws_api_gateway_stage"]
  fail     = self.client_certificate_id == null
  at       = self.client_certificate_id
  message  = "client_certificate_id is not set"
  why      = "A backend on a public address that does not verify a client certificate can be called past the API, its authorization and its limits."
  remedy   = "Set client_certificate_id to an aws_api_gateway_client_certificate, and verify it in the backend."
  aliases  = ["CKV2_AWS_51"]
  cwe      = [287]
  since    = "0.1"

  fix {
    unsafe = "The certificate ends after a year, and the backend has to verify it"
    set    = { client_certificate_id = added.aws_api_gateway_client_certificate.id }

    add "aws_api_gateway_client_certificate" {}
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

  example "passes" "a certificate" {
    resource "aws_api_gateway_rest_api" "orders" {
      name = "orders"
    }

    resource "aws_api_gateway_stage" "live" {
      rest_api_id           = aws_api_gateway_rest_api.orders.id
      deployment_id         = "f6g7h8"
      stage_name            = "live"
      client_certificate_id = "a1b2c3"
    }
  }
}
