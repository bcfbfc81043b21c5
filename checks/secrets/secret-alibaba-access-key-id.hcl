check "secret-alibaba-access-key-id" {
  title    = "Alibaba Cloud access key identifier is written in the code"
  severity = "medium"
  on       = ["secret.alibaba_access_key_id"]
  fail     = true
  message  = "An Alibaba Cloud access key identifier is written here${self.name == null ? "" : " in ${self.name}"}"
  why      = "The identifier names an account and a user, and its secret half is seldom far."
  remedy   = "Revoke it now, since the history keeps it. Then use a RAM role instead of a key."
  cwe      = [798]
  since    = "0.1"

  example "fails" "as the default of a variable" {
    variable "alicloud_access_key" {
      type    = string
      default = "\u004cTAI5tRVfkhGjHqf2FdB77yG"
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
          ALICLOUD_ACCESS_KEY = "\u004cTAI5tRVfkhGjHqf2FdB77yG"
        }
      }
    }
  }

  example "passes" "a variable without a value" {
    variable "alicloud_access_key" {
      type      = string
      sensitive = true
    }
  }

  example "passes" "a sample from documentation" {
    variable "alicloud_access_key" {
      type    = string
      default = "your-alicloud-access-key"
    }
  }
}
