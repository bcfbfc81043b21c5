check "azure-web-app-no-azure-files" {
  title    = "Web app keeps its files in itself"
  severity = "info"
  on       = ["azurerm_app_service", "azurerm_linux_web_app", "azurerm_windows_web_app"]
  fail     = length(self.storage_account) == 0
  at       = self.storage_account
  message  = "No Azure Files share is mounted"
  why      = "What the app writes to its own disk is lost when it is moved or scaled. Apps that write nothing need no share."
  remedy   = "Add a storage_account block where the app writes files that must stay."
  aliases  = ["CKV_AZURE_88"]
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

  example "passes" "on app_service, as it should be" {
    variable "app_service_plan_id" {
      type = string
    }

    variable "storage_account_key" {
      type = string
    }

    resource "azurerm_app_service" "main" {
      location            = "westeurope"
      resource_group_name = "example"
      app_service_plan_id = var.app_service_plan_id

      storage_account {
        name         = "content"
        type         = "AzureFiles"
        account_name = "examplestore"
        share_name   = "content"
        access_key   = var.storage_account_key
        mount_path   = "/content"
      }
    }
  }

  example "passes" "on linux_web_app, as it should be" {
    variable "service_plan_id" {
      type = string
    }

    variable "storage_account_key" {
      type = string
    }

    resource "azurerm_linux_web_app" "main" {
      location            = "westeurope"
      resource_group_name = "example"
      service_plan_id     = var.service_plan_id

      storage_account {
        name         = "content"
        type         = "AzureFiles"
        account_name = "examplestore"
        share_name   = "content"
        access_key   = var.storage_account_key
        mount_path   = "/content"
      }

      site_config {}
    }
  }

  example "unknown" "from a variable without a value" {
    variable "app_service_plan_id" {
      type = string
    }

    variable "storage_account_key" {
      type = string
    }

    variable "setting" {
      type = bool
    }

    resource "azurerm_app_service" "main" {
      location            = "westeurope"
      resource_group_name = "example"
      app_service_plan_id = var.app_service_plan_id

      dynamic "storage_account" {
        for_each = var.setting ? [1] : []

        content {
          name         = "content"
          type         = "AzureFiles"
          account_name = "examplestore"
          share_name   = "content"
          access_key   = var.storage_account_key
        }
      }
    }
  }
}
