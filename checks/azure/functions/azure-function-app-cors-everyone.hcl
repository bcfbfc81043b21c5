check "azure-function-app-cors-everyone" {
  title    = "Every website may call the function app"
  severity = "medium"
  on       = ["azurerm_function_app"]
  fail     = contains(self.site_config.cors.allowed_origins, "*")
  at       = self.site_config.cors.allowed_origins
  message  = "CORS allows every origin"
  why      = "Any page that a user visits can call the functions from the user's browser and read the answers."
  remedy   = "List the origins that need access in allowed_origins."
  aliases  = ["CKV_AZURE_62"]
  since    = "0.1"

  fix {
    unsafe = "Pages of other origins can no longer call it: list those that are meant in place of that"
    remove = ["site_config.cors"]
  }

  example "fails" "on function_app" {
    variable "app_service_plan_id" {
      type = string
    }

    variable "storage_account_name" {
      type = string
    }

    variable "storage_account_key" {
      type = string
    }

    resource "azurerm_function_app" "main" {
      name                       = "example-func"
      location                   = "westeurope"
      resource_group_name        = "example"
      app_service_plan_id        = var.app_service_plan_id
      storage_account_name       = var.storage_account_name
      storage_account_access_key = var.storage_account_key

      site_config {
        cors {
          allowed_origins = ["*"]
        }
      }
    }
  }

  example "passes" "on function_app, as it should be" {
    variable "app_service_plan_id" {
      type = string
    }

    variable "storage_account_name" {
      type = string
    }

    variable "storage_account_key" {
      type = string
    }

    resource "azurerm_function_app" "main" {
      name                       = "example-func"
      location                   = "westeurope"
      resource_group_name        = "example"
      app_service_plan_id        = var.app_service_plan_id
      storage_account_name       = var.storage_account_name
      storage_account_access_key = var.storage_account_key

      site_config {
        cors {
          allowed_origins = ["https://www.example.com"]
        }
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "app_service_plan_id" {
      type = string
    }

    variable "storage_account_name" {
      type = string
    }

    variable "storage_account_key" {
      type = string
    }

    variable "setting" {
      type = set(string)
    }

    resource "azurerm_function_app" "main" {
      name                       = "example-func"
      location                   = "westeurope"
      resource_group_name        = "example"
      app_service_plan_id        = var.app_service_plan_id
      storage_account_name       = var.storage_account_name
      storage_account_access_key = var.storage_account_key

      site_config {
        cors {
          allowed_origins = var.setting
        }
      }
    }
  }
}
