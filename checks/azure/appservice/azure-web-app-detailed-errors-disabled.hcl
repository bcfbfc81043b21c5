check "azure-web-app-detailed-errors-disabled" {
  title    = "Web app does not keep detailed errors"
  severity = "info"
  on       = ["azurerm_app_service", "azurerm_linux_web_app", "azurerm_windows_web_app"]
  fail     = !self.logs.detailed_error_messages
  at       = self.logs.detailed_error_messages
  message  = "detailed_error_messages is off"
  why      = "What went wrong in a request, and what an attacker tried, cannot be seen afterwards."
  remedy   = "Set detailed_error_messages = true in logs (detailed_error_messages_enabled on azurerm_app_service)."
  aliases  = ["CKV_AZURE_65"]
  since    = "0.1"

  fix {
    on  = ["azurerm_app_service"]
    set = { "logs.detailed_error_messages_enabled" = true }
  }

  fix {
    on  = ["azurerm_linux_web_app", "azurerm_windows_web_app"]
    set = { "logs.detailed_error_messages" = true }
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

      logs {
        detailed_error_messages_enabled = false
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

      logs {
        detailed_error_messages = false
      }

      site_config {}
    }
  }

  example "fails" "not written" {
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

      logs {
        detailed_error_messages_enabled = true
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

      logs {
        detailed_error_messages = true
      }

      site_config {}
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

      logs {
        detailed_error_messages_enabled = var.setting
      }
    }
  }
}
