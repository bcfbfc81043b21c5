check "secret-google-api-key" {
  title    = "Google API key is written in the code"
  severity = "high"
  on       = ["secret.google_api_key"]
  fail     = true
  message  = "A Google API key is written here${self.name == null ? "" : " in ${self.name}"}"
  why      = "Calls with it are billed to the project, and a key without restrictions opens every API that is enabled there."
  remedy   = "Delete the key or restrict it to the APIs and addresses that need it. Then hand the new one in as a sensitive variable without a default, or read it from a secret manager."
  cwe      = [798]
  since    = "0.1"

  example "fails" "as the default of a variable" {
    variable "google_api_key" {
      type    = string
      default = "\u0041IzaSyK8QcV88xVzvLgkGoy6_LmMrBwuEsC3tkO"
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
          GOOGLE_API_KEY = "\u0041IzaSyK8QcV88xVzvLgkGoy6_LmMrBwuEsC3tkO"
        }
      }
    }
  }

  example "passes" "a variable without a value" {
    variable "google_api_key" {
      type      = string
      sensitive = true
    }
  }

  example "passes" "a sample from documentation" {
    variable "google_api_key" {
      type    = string
      default = "your-google-api-key"
    }
  }
}
