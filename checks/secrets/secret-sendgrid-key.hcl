check "secret-sendgrid-key" {
  title    = "SendGrid key is written in the code"
  severity = "high"
  on       = ["secret.sendgrid_key"]
  fail     = true
  message  = "A SendGrid key is written here${self.name == null ? "" : " in ${self.name}"}"
  why      = "Everybody who can read the repository, its copies or the Terraform state can use the account, to send mail in its name with it, and the history keeps it after it is removed."
  remedy   = "Revoke it now, since the history keeps it. Then hand the new one in as a sensitive variable without a default, or read it from a secret manager."
  cwe      = [798]
  since    = "0.1"

  example "fails" "as the default of a variable" {
    variable "sendgrid_api_key" {
      type    = string
      default = "SG\u002eE2hZJFVabXdhG0Fnxqmjt_.-FgHaceriYIPzd3N-Fkuoo59fMwsgeo4BQAADGQLIgl"
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
          SENDGRID_API_KEY = "SG\u002eE2hZJFVabXdhG0Fnxqmjt_.-FgHaceriYIPzd3N-Fkuoo59fMwsgeo4BQAADGQLIgl"
        }
      }
    }
  }

  example "passes" "a variable without a value" {
    variable "sendgrid_api_key" {
      type      = string
      sensitive = true
    }
  }

  example "passes" "a sample from documentation" {
    variable "sendgrid_api_key" {
      type    = string
      default = "your-sendgrid-api-key"
    }
  }
}
