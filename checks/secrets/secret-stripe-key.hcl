check "secret-stripe-key" {
  title    = "Stripe key is written in the code"
  severity = "critical"
  on       = ["secret.stripe_key"]
  fail     = true
  message  = "A Stripe key is written here${self.name == null ? "" : " in ${self.name}"}"
  why      = "Everybody who can read the repository, its copies or the Terraform state can use the account, its money and its customers with it, and the history keeps it after it is removed."
  remedy   = "Revoke it now, since the history keeps it. Then hand the new one in as a sensitive variable without a default, or read it from a secret manager."
  aliases  = ["CKV_SECRET_17"]
  cwe      = [798]
  since    = "0.1"

  example "fails" "as the default of a variable" {
    variable "stripe_secret_key" {
      type    = string
      default = "sk\u005flive_P8qu5zTlolkmmvNT0xNpH37P"
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
          STRIPE_SECRET_KEY = "sk\u005flive_P8qu5zTlolkmmvNT0xNpH37P"
        }
      }
    }
  }

  example "passes" "a variable without a value" {
    variable "stripe_secret_key" {
      type      = string
      sensitive = true
    }
  }

  example "passes" "a sample from documentation" {
    variable "stripe_secret_key" {
      type    = string
      default = "your-stripe-secret-key"
    }
  }

  example "passes" "a key that may be published" {
    variable "stripe_publishable" {
      type    = string
      default = "pk_live_ChEWNnqoVdtmjMagQrJKbXyb"
    }
  }
}
