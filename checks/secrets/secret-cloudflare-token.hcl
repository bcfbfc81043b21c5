check "secret-cloudflare-token" {
  title    = "Cloudflare API token is written in the code"
  severity = "high"
  on       = ["secret.cloudflare_token"]
  fail     = true
  message  = "A Cloudflare API token is written here${self.name == null ? "" : " in ${self.name}"}"
  why      = "Everybody who can read the repository, its copies or the Terraform state can use the account with it, and the history keeps it after it is removed."
  remedy   = "Revoke it now, since the history keeps it. Then hand the new one in as a sensitive variable without a default, or read it from a secret manager; the provider reads CLOUDFLARE_API_TOKEN."
  cwe      = [798]
  since    = "0.1"

  example "fails" "as the default of a variable" {
    variable "cloudflare_api_token" {
      type    = string
      default = "sAruPfURxW64k0TwDIHEC40HCUdMteT6x2IVPhAT"
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
          CLOUDFLARE_API_TOKEN = "sAruPfURxW64k0TwDIHEC40HCUdMteT6x2IVPhAT"
        }
      }
    }
  }

  example "fails" "in a provider" {
    provider "cloudflare" {
      api_token = "SuJ4rwqFtyDDdrL64ca5muCfq5eBj3PEYFhhLsyu"
    }
  }

  example "passes" "a variable without a value" {
    variable "cloudflare_api_token" {
      type      = string
      sensitive = true
    }
  }

  example "passes" "a sample from documentation" {
    variable "cloudflare_api_token" {
      type    = string
      default = "your-cloudflare-api-token"
    }
  }
}
