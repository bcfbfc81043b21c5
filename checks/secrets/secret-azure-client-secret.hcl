check "secret-azure-client-secret" {
  title    = "Azure client secret is written in the code"
  severity = "critical"
  on       = ["secret.azure_client_secret"]
  fail     = true
  message  = "A client secret of Microsoft Entra is written here${self.name == null ? "" : " in ${self.name}"}"
  why      = "With the client identifier, which is no secret, whoever reads it can act as the application, often with rights on the whole subscription."
  remedy   = "Delete the secret in the application now. Use a managed identity or workload identity federation (use_oidc), which have no secret."
  cwe      = [798]
  since    = "0.1"

  example "fails" "in a provider" {
    provider "azurerm" {
      features {}
      client_id     = "5f0c7d56-2b0e-4a0c-9d8e-3f6a1b2c3d4e"
      tenant_id     = "0f0c7d56-2b0e-4a0c-9d8e-3f6a1b2c3d4e"
      client_secret = "tQi8\u0051~KoyCvEU9259XxebXDCchuV0DuNkixRz91t"
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
          ARM_CLIENT_SECRET = "tQi8\u0051~KoyCvEU9259XxebXDCchuV0DuNkixRz91t"
        }
      }
    }
  }

  example "passes" "federation" {
    provider "azurerm" {
      features {}
      client_id = "5f0c7d56-2b0e-4a0c-9d8e-3f6a1b2c3d4e"
      tenant_id = "0f0c7d56-2b0e-4a0c-9d8e-3f6a1b2c3d4e"
      use_oidc  = true
    }
  }

  example "passes" "a variable without a value" {
    variable "client_secret" {
      type      = string
      sensitive = true
    }
  }
}
