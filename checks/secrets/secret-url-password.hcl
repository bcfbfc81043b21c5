check "secret-url-password" {
  title    = "URL with a password is written in the code"
  severity = "high"
  on       = ["secret.url_password"]
  fail     = true
  message  = "A URL with a password is written here${self.name == null ? "" : " in ${self.name}"}"
  why      = "The password opens the server for everybody who can read the repository or the state, and URLs end up in logs."
  remedy   = "Change the password now, since the history keeps it. Then build the URL from a sensitive variable or a secret that is read at run time."
  aliases  = ["CKV_SECRET_4"]
  cwe      = [798]
  since    = "0.1"

  example "fails" "of a database" {
    resource "aws_lambda_function" "api" {
      function_name = "api"
      role          = "arn:aws:iam::123456789012:role/api"
      handler       = "main.handler"
      runtime       = "python3.13"
      filename      = "api.zip"

      environment {
        variables = {
          DATABASE_URL = "postgres://shop:hunter2@db.internal:5432/shop"
        }
      }
    }
  }

  example "fails" "of a registry" {
    variable "index" {
      type    = string
      default = "https://ci:Zk3vQ8mXw1pL5t@pypi.internal/simple"
    }
  }

  example "passes" "with a reference" {
    resource "aws_lambda_function" "api" {
      function_name = "api"
      role          = "arn:aws:iam::123456789012:role/api"
      handler       = "main.handler"
      runtime       = "python3.13"
      filename      = "api.zip"

      environment {
        variables = {
          DATABASE_URL = "postgres://shop:${var.password}@db.internal:5432/shop"
        }
      }
    }

    variable "password" {
      type      = string
      sensitive = true
    }
  }

  example "passes" "without a password" {
    variable "index" {
      type    = string
      default = "https://ci@pypi.internal/simple"
    }
  }

  example "passes" "how it is written in documentation" {
    variable "url" {
      type    = string
      default = "postgres://user:password@host/db"
    }
  }
}
