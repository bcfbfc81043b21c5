check "secret-azure-account-key" {
  title    = "Azure account key is written in the code"
  severity = "critical"
  on       = ["secret.azure_account_key"]
  fail     = true
  message  = "An Azure account key is written here${self.name == null ? "" : " in ${self.name}"}"
  why      = "The key gives all rights on the whole account, from anywhere, without a name in the log, until somebody rotates it."
  remedy   = "Rotate the key now, since the history keeps it. Then switch shared key access off and use a managed identity, or read the key from Key Vault at run time."
  aliases  = ["CKV_SECRET_3"]
  cwe      = [798]
  since    = "0.1"

  example "fails" "as the default of a variable" {
    variable "storage_account_key" {
      type    = string
      default = "+Ot7G6sBibKak0hVRW1Jd97tg5ThjgFitc9ZKo5HJP2X+dvUdCIrROJa77XaIVOzZrJSyfS6INudi3CCdjAGNg=="
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
          STORAGE_ACCOUNT_KEY = "+Ot7G6sBibKak0hVRW1Jd97tg5ThjgFitc9ZKo5HJP2X+dvUdCIrROJa77XaIVOzZrJSyfS6INudi3CCdjAGNg=="
        }
      }
    }
  }

  example "fails" "in a connection string" {
    resource "azurerm_linux_web_app" "shop" {
      name                = "shop"
      resource_group_name = "shop"
      location            = "westeurope"
      service_plan_id     = "plan"

      site_config {}

      app_settings = {
        STORAGE = "DefaultEndpointsProtocol=https;AccountName=shop;\u0041ccountKey=7Q0F9zS3LxHvrE76+g598+QT4Dk78L3Lfy2aFwKSqWTKuCFO8z5cBCsLm+RhE3dLWUM5ImhVylyDjPdvGSPhYQ==;EndpointSuffix=core.windows.net"
      }
    }
  }

  example "passes" "a variable without a value" {
    variable "storage_account_key" {
      type      = string
      sensitive = true
    }
  }

  example "passes" "a sample from documentation" {
    variable "storage_account_key" {
      type    = string
      default = "your-storage-account-key"
    }
  }

  example "passes" "the account of the emulator" {
    locals {
      storage = "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;"
    }
  }
}
