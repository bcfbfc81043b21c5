check "secret-atlassian-token" {
  title    = "Atlassian token is written in the code"
  severity = "high"
  on       = ["secret.atlassian_token"]
  fail     = true
  message  = "An Atlassian token is written here${self.name == null ? "" : " in ${self.name}"}"
  why      = "Everybody who can read the repository, its copies or the Terraform state can use Jira, Confluence or Bitbucket with it, and the history keeps it after it is removed."
  remedy   = "Revoke it now, since the history keeps it. Then hand the new one in as a sensitive variable without a default, or read it from a secret manager."
  cwe      = [798]
  since    = "0.1"

  example "fails" "as the default of a variable" {
    variable "bitbucket_app_password" {
      type    = string
      default = "\u0041TBB64930xG64XQsCTd1j0Peq7MPBh8uhp8l"
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
          BITBUCKET_APP_PASSWORD = "\u0041TBB64930xG64XQsCTd1j0Peq7MPBh8uhp8l"
        }
      }
    }
  }

  example "passes" "a variable without a value" {
    variable "bitbucket_app_password" {
      type      = string
      sensitive = true
    }
  }

  example "passes" "a sample from documentation" {
    variable "bitbucket_app_password" {
      type    = string
      default = "your-bitbucket-app-password"
    }
  }
}
