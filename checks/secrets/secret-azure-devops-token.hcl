check "secret-azure-devops-token" {
  title    = "Azure DevOps token is written in the code"
  severity = "high"
  on       = ["secret.azure_devops_token"]
  fail     = true
  message  = "An Azure DevOps token is written here${self.name == null ? "" : " in ${self.name}"}"
  why      = "Everybody who can read the repository, its copies or the Terraform state can use the organisation with it, and the history keeps it after it is removed."
  remedy   = "Revoke it now, since the history keeps it. Then hand the new one in as a sensitive variable without a default, or read it from a secret manager; service connections with workload identity federation need none."
  cwe      = [798]
  since    = "0.1"

  example "fails" "as the default of a variable" {
    variable "azdo_personal_access_token" {
      type    = string
      default = "zLXiYrokk4zpavHOXPQnbGi9gKVHijEUfw80MecQept5afS7bvMp3jfcD8uzhNN3KnQFcurmIdjh\u0041ZDO5tYT"
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
          AZDO_PERSONAL_ACCESS_TOKEN = "zLXiYrokk4zpavHOXPQnbGi9gKVHijEUfw80MecQept5afS7bvMp3jfcD8uzhNN3KnQFcurmIdjh\u0041ZDO5tYT"
        }
      }
    }
  }

  example "passes" "a variable without a value" {
    variable "azdo_personal_access_token" {
      type      = string
      sensitive = true
    }
  }

  example "passes" "a sample from documentation" {
    variable "azdo_personal_access_token" {
      type    = string
      default = "your-azdo-personal-access-token"
    }
  }
}
