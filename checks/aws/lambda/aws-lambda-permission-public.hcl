check "aws-lambda-permission-public" {
  title    = "Lambda function can be called by everyone"
  severity = "critical"
  on       = ["aws_lambda_permission"]
  fail     = self.principal == "*" && self.source_arn == null && self.source_account == null && self.principal_org_id == null && self.function_url_auth_type != "AWS_IAM"
  at       = self.principal
  message  = "principal is \"*\""
  why      = "Anyone can run the function, with its rights and on its bill."
  remedy   = "Name the account, role or service in principal, and set source_arn for a service."
  aliases  = ["CKV_AWS_301", "F13", "LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED", "LAMBDA_NO_WILDCARD_PRINCIPAL"]
  cwe      = [668]
  since    = "0.1"

  example "fails" "everyone" {
    resource "aws_lambda_permission" "call" {
      action        = "lambda:InvokeFunction"
      function_name = "orders"
      principal     = "*"
    }
  }

  example "passes" "a service" {
    resource "aws_lambda_permission" "call" {
      action        = "lambda:InvokeFunction"
      function_name = "orders"
      principal     = "s3.amazonaws.com"
      source_arn    = "arn:aws:s3:::example-data"
    }
  }

  example "passes" "everyone in the organisation" {
    resource "aws_lambda_permission" "call" {
      action           = "lambda:InvokeFunction"
      function_name    = "orders"
      principal        = "*"
      principal_org_id = "o-abcdefghij"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "principal" {
      type = string
    }

    resource "aws_lambda_permission" "call" {
      action        = "lambda:InvokeFunction"
      function_name = "orders"
      principal     = var.principal
    }
  }
}
