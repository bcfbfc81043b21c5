check "secret-twilio-token" {
  title    = "Twilio token is written in the code"
  severity = "high"
  on       = ["secret.twilio_token"]
  fail     = true
  message  = "A Twilio token is written here${self.name == null ? "" : " in ${self.name}"}"
  why      = "Everybody who can read the repository, its copies or the Terraform state can use the account with it, and the history keeps it after it is removed."
  remedy   = "Revoke it now, since the history keeps it. Then hand the new one in as a sensitive variable without a default, or read it from a secret manager."
  aliases  = ["CKV_SECRET_18"]
  cwe      = [798]
  since    = "0.1"

  example "fails" "as the default of a variable" {
    variable "twilio_auth_token" {
      type    = string
      default = "ab16760b9d08ce1d5dad84b5ab6f428e"
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
          TWILIO_AUTH_TOKEN = "ab16760b9d08ce1d5dad84b5ab6f428e"
        }
      }
    }
  }

  example "passes" "a variable without a value" {
    variable "twilio_auth_token" {
      type      = string
      sensitive = true
    }
  }

  example "passes" "a sample from documentation" {
    variable "twilio_auth_token" {
      type    = string
      default = "your-twilio-auth-token"
    }
  }
}
