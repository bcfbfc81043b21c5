check "azure-function-app-no-authentication" {
  title    = "Function app lets everyone in without a login"
  severity = "low"
  on       = ["azurerm_function_app"]
  fail     = !self.auth_settings.enabled
  at       = self.auth_settings.enabled
  message  = "App Service authentication is off"
  why      = "Only the key in the URL, if any, stands before the functions."
  remedy   = "Add auth_settings with enabled = true; suppress this check where functions authenticate callers themselves."
  aliases  = ["CKV_AZURE_56"]
  since    = "0.1"

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

      auth_settings {
        enabled = false
      }
    }
  }

  example "fails" "not written" {
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

      auth_settings {
        enabled = true
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
      type = bool
    }

    resource "azurerm_function_app" "main" {
      name                       = "example-func"
      location                   = "westeurope"
      resource_group_name        = "example"
      app_service_plan_id        = var.app_service_plan_id
      storage_account_name       = var.storage_account_name
      storage_account_access_key = var.storage_account_key

      auth_settings {
        enabled = var.setting
      }
    }
  }
}
