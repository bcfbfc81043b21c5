check "azure-web-app-no-managed-identity" {
  title    = "Web app has no managed identity"
  severity = "low"
  on       = ["azurerm_app_service", "azurerm_linux_web_app", "azurerm_windows_web_app"]
  fail     = self.identity == null
  at       = self.identity
  message  = "The app has no identity of its own"
  why      = "Without an identity the app keeps passwords and keys of the services it uses in its settings, where they leak and are never changed."
  remedy   = "Add identity with type = \"SystemAssigned\" and give it roles."
  aliases  = ["CKV_AZURE_16", "CKV_AZURE_71", "AVD-AZU-0002"]
  since    = "0.1"

  fix {
    unsafe = "The app restarts"
    set    = { "identity.type" = "SystemAssigned" }
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

      identity {
        type = "SystemAssigned"
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

      identity {
        type = "SystemAssigned"
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

      identity {
        type = "SystemAssigned"
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

      dynamic "identity" {
        for_each = var.setting ? [1] : []

        content {
          type = "SystemAssigned"
        }
      }
    }
  }
}
