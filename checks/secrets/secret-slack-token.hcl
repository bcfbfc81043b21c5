check "secret-slack-token" {
  title    = "Slack token is written in the code"
  severity = "high"
  on       = ["secret.slack_token"]
  fail     = true
  message  = "A Slack token is written here${self.name == null ? "" : " in ${self.name}"}"
  why      = "Everybody who can read the repository, its copies or the Terraform state can use the workspace with it, and the history keeps it after it is removed."
  remedy   = "Revoke it now, since the history keeps it. Then hand the new one in as a sensitive variable without a default, or read it from a secret manager."
  aliases  = ["CKV_SECRET_14"]
  cwe      = [798]
  since    = "0.1"

  example "fails" "as the default of a variable" {
    variable "slack_bot_token" {
      type    = string
      default = "xoxb\u002d632783511566-7737246770919-rwFpg3AzIQ8O4qvGSxRBcMOD"
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
          SLACK_BOT_TOKEN = "xoxb\u002d632783511566-7737246770919-rwFpg3AzIQ8O4qvGSxRBcMOD"
        }
      }
    }
  }

  example "passes" "a variable without a value" {
    variable "slack_bot_token" {
      type      = string
      sensitive = true
    }
  }

  example "passes" "a sample from documentation" {
    variable "slack_bot_token" {
      type    = string
      default = "your-slack-bot-token"
    }
  }
}
