check "azure-web-app-remote-debugging" {
  title    = "Remote debugging of the web app is on"
  severity = "high"
  on       = ["azurerm_app_service", "azurerm_linux_web_app", "azurerm_windows_web_app", "azurerm_app_service_slot", "azurerm_linux_web_app_slot", "azurerm_windows_web_app_slot", "azurerm_linux_function_app", "azurerm_windows_function_app", "azurerm_linux_function_app_slot", "azurerm_windows_function_app_slot"]
  fail     = self.site_config.remote_debugging_enabled
  at       = self.site_config.remote_debugging_enabled
  message  = "A debugger can attach from outside"
  why      = "Remote debugging opens further ports and lets whoever holds the publishing password stop the app and read its memory."
  remedy   = "Set remote_debugging_enabled = false."
  aliases  = ["CKV_AZURE_72", "CKV_AZURE_155"]
  since    = "0.1"

  fix {
    unsafe = "The app restarts"
    set    = { "site_config.remote_debugging_enabled" = false }
  }

  example "fails" "on app_service" {
    variable "app_service_plan_id" {
      type = string
    }

    resource "azurerm_app_service" "main" {
      name                = "example-app"
      location            = "westeurope"
      resource_group_name = "example"
      app_service_plan_id = var.app_service_plan_id

      site_config {
        remote_debugging_enabled = true
      }
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

      site_config {
        remote_debugging_enabled = true
      }
    }
  }

  example "fails" "on linux_web_app" {
    variable "service_plan_id" {
      type = string
    }

    resource "azurerm_linux_web_app" "main" {
      name                = "example-app"
      location            = "westeurope"
      resource_group_name = "example"
      service_plan_id     = var.service_plan_id

      site_config {
        remote_debugging_enabled = true
      }
    }
  }

  example "passes" "not written" {
    variable "service_plan_id" {
      type = string
    }

    resource "azurerm_linux_web_app" "main" {
      name                = "example-app"
      location            = "westeurope"
      resource_group_name = "example"
      service_plan_id     = var.service_plan_id

      site_config {}
    }
  }

  example "passes" "on app_service, as it should be" {
    variable "app_service_plan_id" {
      type = string
    }

    resource "azurerm_app_service" "main" {
      name                = "example-app"
      location            = "westeurope"
      resource_group_name = "example"
      app_service_plan_id = var.app_service_plan_id

      site_config {
        remote_debugging_enabled = false
      }
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

      site_config {
        remote_debugging_enabled = false
      }
    }
  }

  example "passes" "on linux_web_app, as it should be" {
    variable "service_plan_id" {
      type = string
    }

    resource "azurerm_linux_web_app" "main" {
      name                = "example-app"
      location            = "westeurope"
      resource_group_name = "example"
      service_plan_id     = var.service_plan_id

      site_config {
        remote_debugging_enabled = false
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "app_service_plan_id" {
      type = string
    }

    variable "setting" {
      type = bool
    }

    resource "azurerm_app_service" "main" {
      name                = "example-app"
      location            = "westeurope"
      resource_group_name = "example"
      app_service_plan_id = var.app_service_plan_id

      site_config {
        remote_debugging_enabled = var.setting
      }
    }
  }
}
