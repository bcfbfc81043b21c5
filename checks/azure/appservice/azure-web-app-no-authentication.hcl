check "azure-web-app-no-authentication" {
  title    = "Web app lets everyone in without a login"
  severity = "low"
  on       = ["azurerm_app_service"]
  fail     = !self.auth_settings.enabled
  at       = self.auth_settings.enabled
  message  = "App Service authentication is off"
  why      = "The app alone decides who may use it: a page that forgets to ask is open to everyone."
  remedy   = "Add auth_settings with enabled = true, or auth_settings_v2 with auth_enabled = true; suppress this check where the app has a login of its own."
  aliases  = ["CKV_AZURE_13", "AVD-AZU-0003"]
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

      auth_settings {
        enabled = false
      }
    }
  }

  example "fails" "not written" {
    variable "app_service_plan_id" {
      type = string
    }

    resource "azurerm_app_service" "main" {
      name                = "example-app"
      location            = "westeurope"
      resource_group_name = "example"
      app_service_plan_id = var.app_service_plan_id
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

      auth_settings {
        enabled = true
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

      auth_settings {
        enabled = var.setting
      }
    }
  }
}
