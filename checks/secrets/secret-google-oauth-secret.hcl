check "secret-google-oauth-secret" {
  title    = "Google OAuth client secret is written in the code"
  severity = "high"
  on       = ["secret.google_oauth_secret"]
  fail     = true
  message  = "A Google OAuth client secret is written here${self.name == null ? "" : " in ${self.name}"}"
  why      = "Everybody who can read the repository, its copies or the Terraform state can use the application with it, and the history keeps it after it is removed."
  remedy   = "Revoke it now, since the history keeps it. Then hand the new one in as a sensitive variable without a default, or read it from a secret manager."
  cwe      = [798]
  since    = "0.1"

  example "fails" "as the default of a variable" {
    variable "oauth_client_secret" {
      type    = string
      default = "GOCSPX\u002dfAsCH3Ua5cnZNYOCvVNIEAIUJ91c"
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
          OAUTH_CLIENT_SECRET = "GOCSPX\u002dfAsCH3Ua5cnZNYOCvVNIEAIUJ91c"
        }
      }
    }
  }

  example "passes" "a variable without a value" {
    variable "oauth_client_secret" {
      type      = string
      sensitive = true
    }
  }

  example "passes" "a sample from documentation" {
    variable "oauth_client_secret" {
      type    = string
      default = "your-oauth-client-secret"
    }
  }
}
