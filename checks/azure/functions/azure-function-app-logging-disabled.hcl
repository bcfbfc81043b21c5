check "azure-function-app-logging-disabled" {
  title    = "Function app does not log"
  severity = "low"
  on       = ["azurerm_function_app", "azurerm_function_app_slot"]
  fail     = self.builtin_logging_enabled == false
  at       = self.builtin_logging_enabled
  message  = "Built-in logging is off"
  why      = "What the functions did, and for whom, cannot be told afterwards."
  remedy   = "Set builtin_logging_enabled = true (enable_builtin_logging on azurerm_function_app), or leave it out; with Application Insights only, suppress this check."
  aliases  = ["CKV_AZURE_159"]
  cwe      = [778]
  since    = "0.1"

  fix {
    unsafe = "The app restarts"
    set    = { enable_builtin_logging = true }
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
      enable_builtin_logging     = false
    }
  }

  example "passes" "not written" {
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
      enable_builtin_logging     = true
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
      enable_builtin_logging     = var.setting
    }
  }
}
