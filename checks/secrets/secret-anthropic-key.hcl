check "secret-anthropic-key" {
  title    = "Anthropic key is written in the code"
  severity = "high"
  on       = ["secret.anthropic_key"]
  fail     = true
  message  = "An Anthropic key is written here${self.name == null ? "" : " in ${self.name}"}"
  why      = "Everybody who can read the repository, its copies or the Terraform state can use the account, at its cost with it, and the history keeps it after it is removed."
  remedy   = "Revoke it now, since the history keeps it. Then hand the new one in as a sensitive variable without a default, or read it from a secret manager."
  cwe      = [798]
  since    = "0.1"

  example "fails" "as the default of a variable" {
    variable "anthropic_api_key" {
      type    = string
      default = "sk\u002dant-api03-5LK0X1i1wqZ8e-IC31JD__DL8VmVz4UBD4D3lLpMSxRnjQCNiZm2SyBbhw8SHCvy8l-IYxb8oSjeWKo9XiTrpUkBbfYY5AA"
    }
  }

  example "fails" "in the environment of a function" {
    resource "aws_lambda_function" "api" {
      function_name = "api"
      role          = "arn:aws:iam::123456789012:role/api"
      handler       = "main.handler"
      runtime       = "python3.13"
      filename      = "api.zip"

      environment {
        variables = {
          ANTHROPIC_API_KEY = "sk\u002dant-api03-5LK0X1i1wqZ8e-IC31JD__DL8VmVz4UBD4D3lLpMSxRnjQCNiZm2SyBbhw8SHCvy8l-IYxb8oSjeWKo9XiTrpUkBbfYY5AA"
        }
      }
    }
  }

  example "passes" "a variable without a value" {
    variable "anthropic_api_key" {
      type      = string
      sensitive = true
    }
  }

  example "passes" "a sample from documentation" {
    variable "anthropic_api_key" {
      type    = string
      default = "your-anthropic-api-key"
    }
  }
}
