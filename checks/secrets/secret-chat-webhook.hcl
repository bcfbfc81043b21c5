check "secret-chat-webhook" {
  title    = "Webhook of a chat is written in the code"
  severity = "medium"
  on       = ["secret.chat_webhook"]
  fail     = true
  message  = "A webhook of ${self.service} is written here${self.name == null ? "" : " in ${self.name}"}"
  why      = "The address is the credential: whoever reads it can write into the channel, and messages there are trusted."
  remedy   = "Delete the webhook and make a new one. Then hand the new one in as a sensitive variable without a default, or read it from a secret manager."
  cwe      = [798]
  since    = "0.1"

  example "fails" "in the environment of a function" {
    resource "aws_lambda_function" "api" {
      function_name = "api"
      role          = "arn:aws:iam::123456789012:role/api"
      handler       = "main.handler"
      runtime       = "python3.13"
      filename      = "api.zip"

      environment {
        variables = {
          ALERTS_URL = "https://hooks.slack\u002ecom/services/TEO9INQK2W/BMFGPH6GDGB/d14YtbNWkrZNOrGaMIlxSCWt"
        }
      }
    }
  }

  example "fails" "as the default of a variable" {
    variable "alerts" {
      type    = string
      default = "https://discord\u002ecom/api/webhooks/676519169808365751/3M5DIeBStJOx71C2TpUs1dATpr7GeXO2Qoe1qhroYOgz4VlonY1EKNDZuDyOWHVXa3NX"
    }
  }

  example "passes" "a variable without a value" {
    variable "alerts" {
      type      = string
      sensitive = true
    }
  }

  example "passes" "a sample from documentation" {
    variable "alerts" {
      type    = string
      default = "https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX"
    }
  }
}
