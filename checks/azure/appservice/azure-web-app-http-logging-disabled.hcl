check "azure-web-app-http-logging-disabled" {
  title    = "Web app does not log requests"
  severity = "low"
  on       = ["azurerm_app_service", "azurerm_linux_web_app", "azurerm_windows_web_app"]
  fail     = self.logs.http_logs == null
  at       = self.logs
  message  = "HTTP logs are not configured"
  why      = "Who called what, and which attempts failed, cannot be told after an attack."
  remedy   = "Add logs with http_logs, or send AppServiceHTTPLogs to a workspace by a diagnostic setting and suppress this check with that reason."
  aliases  = ["CKV_AZURE_63"]
  cwe      = [778]
  since    = "0.1"

  fix {
    set = {
      "logs.http_logs.file_system.retention_in_days" = 7
      "logs.http_logs.file_system.retention_in_mb"   = 35
    }
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
        failed_request_tracing_enabled = true
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
        failed_request_tracing = true
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
        http_logs {
          file_system {
            retention_in_days = 30
            retention_in_mb   = 35
          }
        }
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
        http_logs {
          file_system {
            retention_in_days = 30
            retention_in_mb   = 35
          }
        }
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
        dynamic "http_logs" {
          for_each = var.setting ? [1] : []

          content {
            file_system {
              retention_in_days = 30
              retention_in_mb   = 35
            }
          }
        }
      }
    }
  }
}
