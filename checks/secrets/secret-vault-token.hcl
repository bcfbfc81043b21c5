check "secret-vault-token" {
  title    = "Vault token is written in the code"
  severity = "critical"
  on       = ["secret.vault_token"]
  fail     = true
  message  = "A Vault token is written here${self.name == null ? "" : " in ${self.name}"}"
  why      = "Everybody who can read the repository, its copies or the Terraform state can use what its policies open with it, and the history keeps it after it is removed."
  remedy   = "Revoke it now, since the history keeps it. Then let the workload log in with its identity (Kubernetes, AWS, OIDC), or set VAULT_TOKEN."
  cwe      = [798]
  since    = "0.1"

  example "fails" "as the default of a variable" {
    variable "vault_token" {
      type    = string
      default = "hvs\u002e-d_8xMqLuqdxmhifAhp1HSOmIhBVrVORZeBthh2jR76METw4u0NqCRiizk5SlAPTiPRVhlg830VQ0CmZ4KyBaVt3mt"
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
          VAULT_TOKEN = "hvs\u002e-d_8xMqLuqdxmhifAhp1HSOmIhBVrVORZeBthh2jR76METw4u0NqCRiizk5SlAPTiPRVhlg830VQ0CmZ4KyBaVt3mt"
        }
      }
    }
  }

  example "passes" "a variable without a value" {
    variable "vault_token" {
      type      = string
      sensitive = true
    }
  }

  example "passes" "a sample from documentation" {
    variable "vault_token" {
      type    = string
      default = "your-vault-token"
    }
  }
}
