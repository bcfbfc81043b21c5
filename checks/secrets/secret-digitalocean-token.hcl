check "secret-digitalocean-token" {
  title    = "DigitalOcean token is written in the code"
  severity = "critical"
  on       = ["secret.digitalocean_token"]
  fail     = true
  message  = "A DigitalOcean token is written here${self.name == null ? "" : " in ${self.name}"}"
  why      = "Everybody who can read the repository, its copies or the Terraform state can use the account with it, and the history keeps it after it is removed."
  remedy   = "Revoke it now, since the history keeps it. Then hand the new one in as a sensitive variable without a default, or read it from a secret manager."
  cwe      = [798]
  since    = "0.1"

  example "fails" "as the default of a variable" {
    variable "do_token" {
      type    = string
      default = "dop\u005fv1_ad932c3d9ee0cb65854572ab1368915817d3ff75fb091173b05d84a15d0b0d3f"
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
          DO_TOKEN = "dop\u005fv1_ad932c3d9ee0cb65854572ab1368915817d3ff75fb091173b05d84a15d0b0d3f"
        }
      }
    }
  }

  example "passes" "a variable without a value" {
    variable "do_token" {
      type      = string
      sensitive = true
    }
  }

  example "passes" "a sample from documentation" {
    variable "do_token" {
      type    = string
      default = "your-do-token"
    }
  }
}
