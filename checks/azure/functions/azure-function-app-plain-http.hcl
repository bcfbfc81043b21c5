check "azure-function-app-plain-http" {
  title    = "Function app answers over plain HTTP"
  severity = "high"
  on       = ["azurerm_function_app", "azurerm_linux_function_app", "azurerm_windows_function_app", "azurerm_function_app_slot", "azurerm_linux_function_app_slot", "azurerm_windows_function_app_slot"]
  fail     = !self.https_only
  at       = self.https_only
  message  = "Requests over plain HTTP are served, not redirected"
  why      = "Function keys and data cross the network in the clear."
  remedy   = "Set https_only = true."
  aliases  = ["CKV_AZURE_70", "AVD-AZU-0004"]
  cwe      = [319]
  since    = "0.1"

  fix {
    unsafe = "Callers on plain HTTP that do not follow redirects fail"
    set    = { https_only = true }
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
      https_only                 = false
    }
  }

  example "fails" "on linux_function_app" {
    variable "service_plan_id" {
      type = string
    }

    variable "storage_account_name" {
      type = string
    }

    resource "azurerm_linux_function_app" "main" {
      name                 = "example-func"
      location             = "westeurope"
      resource_group_name  = "example"
      service_plan_id      = var.service_plan_id
      storage_account_name = var.storage_account_name
      https_only           = false

      site_config {}
    }
  }

  example "fails" "on windows_function_app" {
    variable "service_plan_id" {
      type = string
    }

    variable "storage_account_name" {
      type = string
    }

    resource "azurerm_windows_function_app" "main" {
      name                 = "example-func"
      location             = "westeurope"
      resource_group_name  = "example"
      service_plan_id      = var.service_plan_id
      storage_account_name = var.storage_account_name
      https_only           = false

      site_config {}
    }
  }

  example "fails" "not written" {
    variable "service_plan_id" {
      type = string
    }

    variable "storage_account_name" {
      type = string
    }

    resource "azurerm_windows_function_app" "main" {
      name                 = "example-func"
      location             = "westeurope"
      resource_group_name  = "example"
      service_plan_id      = var.service_plan_id
      storage_account_name = var.storage_account_name

      site_config {}
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
      https_only                 = true
    }
  }

  example "passes" "on linux_function_app, as it should be" {
    variable "service_plan_id" {
      type = string
    }

    variable "storage_account_name" {
      type = string
    }

    resource "azurerm_linux_function_app" "main" {
      name                 = "example-func"
      location             = "westeurope"
      resource_group_name  = "example"
      service_plan_id      = var.service_plan_id
      storage_account_name = var.storage_account_name
      https_only           = true

      site_config {}
    }
  }

  example "passes" "on windows_function_app, as it should be" {
    variable "service_plan_id" {
      type = string
    }

    variable "storage_account_name" {
      type = string
    }

    resource "azurerm_windows_function_app" "main" {
      name                 = "example-func"
      location             = "westeurope"
      resource_group_name  = "example"
      service_plan_id      = var.service_plan_id
      storage_account_name = var.storage_account_name
      https_only           = true

      site_config {}
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
      https_only                 = var.setting
    }
  }
}
