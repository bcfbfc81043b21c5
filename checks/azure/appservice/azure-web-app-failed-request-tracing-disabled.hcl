check "azure-web-app-failed-request-tracing-disabled" {
  title    = "Web app does not trace failed requests"
  severity = "info"
  on       = ["azurerm_app_service", "azurerm_linux_web_app", "azurerm_windows_web_app"]
  fail     = !self.logs.failed_request_tracing
  at       = self.logs.failed_request_tracing
  message  = "failed_request_tracing is off"
  why      = "What went wrong in a request, and what an attacker tried, cannot be seen afterwards."
  remedy   = "Set failed_request_tracing = true in logs (failed_request_tracing_enabled on azurerm_app_service)."
  aliases  = ["CKV_AZURE_66"]
  since    = "0.1"

  fix {
    on  = ["azurerm_app_service"]
    set = { "logs.failed_request_tracing_enabled" = true }
  }

  fix {
    on  = ["azurerm_linux_web_app", "azurerm_windows_web_app"]
    set = { "logs.failed_request_tracing" = true }
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
        failed_request_tracing_enabled = false
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
        failed_request_tracing = false
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
        failed_request_tracing_enabled = true
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
        failed_request_tracing = true
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
        failed_request_tracing_enabled = var.setting
      }
    }
  }
}
