check "secret-npm-token" {
  title    = "npm token is written in the code"
  severity = "critical"
  on       = ["secret.npm_token"]
  fail     = true
  message  = "A npm token is written here${self.name == null ? "" : " in ${self.name}"}"
  why      = "Whoever reads it can publish versions of the packages, which everybody who uses them then runs."
  remedy   = "Revoke it now, since the history keeps it. Then publish from pipelines with trusted publishing, which needs no token."
  aliases  = ["CKV_SECRET_12"]
  cwe      = [798]
  since    = "0.1"

  example "fails" "as the default of a variable" {
    variable "npm_token" {
      type    = string
      default = "npm\u005fdMuibbzPK5VxI9HQWTzPFz3ayTOWik4gUPwU"
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
          NPM_TOKEN = "npm\u005fdMuibbzPK5VxI9HQWTzPFz3ayTOWik4gUPwU"
        }
      }
    }
  }

  example "passes" "a variable without a value" {
    variable "npm_token" {
      type      = string
      sensitive = true
    }
  }

  example "passes" "a sample from documentation" {
    variable "npm_token" {
      type    = string
      default = "your-npm-token"
    }
  }
}
