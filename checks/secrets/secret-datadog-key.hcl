check "secret-datadog-key" {
  title    = "Datadog key is written in the code"
  severity = "high"
  on       = ["secret.datadog_key"]
  fail     = true
  message  = "A Datadog key is written here${self.name == null ? "" : " in ${self.name}"}"
  why      = "Everybody who can read the repository, its copies or the Terraform state can use the organisation with it, and the history keeps it after it is removed."
  remedy   = "Revoke it now, since the history keeps it. Then hand the new one in as a sensitive variable without a default, or read it from a secret manager; the provider reads DD_API_KEY."
  cwe      = [798]
  since    = "0.1"

  example "fails" "as the default of a variable" {
    variable "datadog_api_key" {
      type    = string
      default = "d01cf0d3ad7ef18634778b0443b40aed"
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
          DATADOG_API_KEY = "d01cf0d3ad7ef18634778b0443b40aed"
        }
      }
    }
  }

  example "fails" "in a provider" {
    provider "datadog" {
      api_key = "52295abb46e07a428bfa80e1ba8d9713"
    }
  }

  example "passes" "a variable without a value" {
    variable "datadog_api_key" {
      type      = string
      sensitive = true
    }
  }

  example "passes" "a sample from documentation" {
    variable "datadog_api_key" {
      type    = string
      default = "your-datadog-api-key"
    }
  }
}
