check "secret-terraform-cloud-token" {
  title    = "HCP Terraform token is written in the code"
  severity = "critical"
  on       = ["secret.terraform_cloud_token"]
  fail     = true
  message  = "A HCP Terraform token is written here${self.name == null ? "" : " in ${self.name}"}"
  why      = "Everybody who can read the repository, its copies or the Terraform state can use the workspaces, their states and their credentials with it, and the history keeps it after it is removed."
  remedy   = "Revoke it now, since the history keeps it. Then keep it in the credentials file of the command line or in TF_TOKEN_app_terraform_io."
  cwe      = [798]
  since    = "0.1"

  example "fails" "as the default of a variable" {
    variable "tfe_token" {
      type    = string
      default = "j4y7wPolwxLDI8\u002eatlasv1.Psk7_Vmwpjel339hTTfcVJDd-uLEgcz6iizSf_Vkz3290apEMY7pp2SHFFh9Dc490Lq"
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
          TFE_TOKEN = "j4y7wPolwxLDI8\u002eatlasv1.Psk7_Vmwpjel339hTTfcVJDd-uLEgcz6iizSf_Vkz3290apEMY7pp2SHFFh9Dc490Lq"
        }
      }
    }
  }

  example "passes" "a variable without a value" {
    variable "tfe_token" {
      type      = string
      sensitive = true
    }
  }

  example "passes" "a sample from documentation" {
    variable "tfe_token" {
      type    = string
      default = "your-tfe-token"
    }
  }
}
