check "azure-web-app-health-check-missing" {
  title    = "Web app has no health check"
  severity = "info"
  on       = ["azurerm_app_service", "azurerm_linux_web_app", "azurerm_windows_web_app"]
  fail     = self.site_config.health_check_path == null
  at       = self.site_config.health_check_path
  message  = "No path for health checks is set"
  why      = "Instances that hang keep receiving requests."
  remedy   = "Set health_check_path in site_config."
  aliases  = ["CKV_AZURE_213"]
  since    = "0.1"

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
        http2_enabled = true
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
        http2_enabled = true
      }
    }
  }

  example "fails" "on windows_web_app" {
    variable "service_plan_id" {
      type = string
    }

    resource "azurerm_windows_web_app" "main" {
      name                = "example-app"
      location            = "westeurope"
      resource_group_name = "example"
      service_plan_id     = var.service_plan_id

      site_config {
        http2_enabled = true
      }
    }
  }

  example "fails" "not written" {
    variable "service_plan_id" {
      type = string
    }

    resource "azurerm_windows_web_app" "main" {
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
        health_check_path = "/health"
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
        health_check_path                 = "/health"
        health_check_eviction_time_in_min = 5
      }
    }
  }

  example "passes" "on windows_web_app, as it should be" {
    variable "service_plan_id" {
      type = string
    }

    resource "azurerm_windows_web_app" "main" {
      name                = "example-app"
      location            = "westeurope"
      resource_group_name = "example"
      service_plan_id     = var.service_plan_id

      site_config {
        health_check_path                 = "/health"
        health_check_eviction_time_in_min = 5
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
        health_check_path = var.setting ? "/health" : null
      }
    }
  }
}
