check "secret-new-relic-key" {
  title    = "New Relic key is written in the code"
  severity = "high"
  on       = ["secret.new_relic_key"]
  fail     = true
  message  = "A New Relic key is written here${self.name == null ? "" : " in ${self.name}"}"
  why      = "Everybody who can read the repository, its copies or the Terraform state can use the account with it, and the history keeps it after it is removed."
  remedy   = "Revoke it now, since the history keeps it. Then hand the new one in as a sensitive variable without a default, or read it from a secret manager."
  cwe      = [798]
  since    = "0.1"

  example "fails" "as the default of a variable" {
    variable "newrelic_api_key" {
      type    = string
      default = "NRAK\u002d4G7RC311UW7VVW0GZA3XUB9B8SG"
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
          NEWRELIC_API_KEY = "NRAK\u002d4G7RC311UW7VVW0GZA3XUB9B8SG"
        }
      }
    }
  }

  example "passes" "a variable without a value" {
    variable "newrelic_api_key" {
      type      = string
      sensitive = true
    }
  }

  example "passes" "a sample from documentation" {
    variable "newrelic_api_key" {
      type    = string
      default = "your-newrelic-api-key"
    }
  }
}
