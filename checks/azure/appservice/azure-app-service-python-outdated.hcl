check "azure-app-service-python-outdated" {
  title    = "Web app runs an old version of Python"
  severity = "low"
  on       = ["azurerm_app_service"]
  fail     = contains(["2.7", "3.4"], self.site_config.python_version)
  at       = self.site_config.python_version
  message  = "Python ${self.site_config.python_version} has no security fixes any more"
  why      = "Known holes in the language and its libraries stay open."
  remedy   = "Move to azurerm_linux_web_app with a supported python_version."
  aliases  = ["CKV_AZURE_82"]
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
        python_version = "2.7"
      }
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
        http2_enabled = true
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "app_service_plan_id" {
      type = string
    }

    variable "setting" {
      type = string
    }

    resource "azurerm_app_service" "main" {
      name                = "example-app"
      location            = "westeurope"
      resource_group_name = "example"
      app_service_plan_id = var.app_service_plan_id

      site_config {
        python_version = var.setting
      }
    }
  }
}
