check "azure-linux-web-app-no-authentication" {
  title    = "Web app lets everyone in without a login"
  severity = "low"
  on       = ["azurerm_linux_web_app", "azurerm_windows_web_app"]
  fail     = !self.auth_settings.enabled && !self.auth_settings_v2.auth_enabled
  at       = self.auth_settings.enabled
  message  = "App Service authentication is off"
  why      = "The app alone decides who may use it: a page that forgets to ask is open to everyone."
  remedy   = "Add auth_settings_v2 with auth_enabled = true; suppress this check where the app has a login of its own."
  aliases  = ["CKV_AZURE_13"]
  since    = "0.1"

  example "passes" "version 2 of the settings" {
    variable "service_plan_id" {
      type = string
    }

    resource "azurerm_linux_web_app" "main" {
      name                = "example-app"
      location            = "westeurope"
      resource_group_name = "example"
      service_plan_id     = var.service_plan_id

      auth_settings_v2 {
        auth_enabled = true

        login {}
      }

      site_config {}
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

      auth_settings {
        enabled = false
      }

      site_config {}
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

      auth_settings {
        enabled = false
      }

      site_config {}
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

  example "passes" "on linux_web_app, as it should be" {
    variable "service_plan_id" {
      type = string
    }

    resource "azurerm_linux_web_app" "main" {
      name                = "example-app"
      location            = "westeurope"
      resource_group_name = "example"
      service_plan_id     = var.service_plan_id

      auth_settings {
        enabled = true
      }

      site_config {}
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

      auth_settings {
        enabled = true
      }

      site_config {}
    }
  }

  example "unknown" "from a variable without a value" {
    variable "service_plan_id" {
      type = string
    }

    variable "setting" {
      type = bool
    }

    resource "azurerm_linux_web_app" "main" {
      name                = "example-app"
      location            = "westeurope"
      resource_group_name = "example"
      service_plan_id     = var.service_plan_id

      auth_settings {
        enabled = var.setting
      }

      site_config {}
    }
  }
}
