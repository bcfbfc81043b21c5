check "secret-github-token" {
  title    = "GitHub token is written in the code"
  severity = "critical"
  on       = ["secret.github_token"]
  fail     = true
  message  = "A GitHub token is written here${self.name == null ? "" : " in ${self.name}"}"
  why      = "Everybody who can read the repository, its copies or the Terraform state can use the repositories with it, and the history keeps it after it is removed."
  remedy   = "Revoke it now, since the history keeps it. Then let pipelines use their own short-lived token or a GitHub App; the provider reads GITHUB_TOKEN."
  cwe      = [798]
  since    = "0.1"

  example "fails" "as the default of a variable" {
    variable "github_token" {
      type    = string
      default = "ghp\u005fiOldfSm9CCc4D5Zdo5F8nYO2gq4Wg40QTLhZ"
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
          GITHUB_TOKEN = "ghp\u005fiOldfSm9CCc4D5Zdo5F8nYO2gq4Wg40QTLhZ"
        }
      }
    }
  }

  example "fails" "in the source of a module" {
    module "network" {
      source = "git::https://x-access-token:ghp\u005fUxkps3HvTk5mhheNmlpPMIhlRhPozX0MOF3S@github.com/acme/network.git"
    }
  }

  example "passes" "a variable without a value" {
    variable "github_token" {
      type      = string
      sensitive = true
    }
  }

  example "passes" "a sample from documentation" {
    variable "github_token" {
      type    = string
      default = "your-github-token"
    }
  }

  example "passes" "a text of that shape whose checksum is wrong" {
    variable "token_format" {
      type    = string
      default = "ghp\u005fA1b2C3d4E5A1b2C3d4E5A1b2C3d4E5F6g7H8"
    }
  }
}
