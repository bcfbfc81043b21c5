check "azure-function-app-http2-disabled" {
  title    = "Function app does not speak HTTP/2"
  severity = "info"
  on       = ["azurerm_function_app", "azurerm_function_app_slot"]
  fail     = !self.site_config.http2_enabled
  at       = self.site_config.http2_enabled
  message  = "HTTP/2 is off"
  why      = "HTTP/2 is faster and stricter in what it accepts as a message."
  remedy   = "Set http2_enabled = true in site_config."
  aliases  = ["CKV_AZURE_67"]
  since    = "0.1"

  fix {
    unsafe = "The app restarts"
    set    = { "site_config.http2_enabled" = true }
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
        http2_enabled = false
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

      site_config {
        http2_enabled = true
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

      site_config {
        http2_enabled = var.setting
      }
    }
  }
}
