check "azure-function-app-public-endpoint" {
  title    = "Function app can be reached from the internet"
  severity = "info"
  on       = ["azurerm_linux_function_app", "azurerm_windows_function_app"]
  fail     = self.public_network_access_enabled
  at       = self.public_network_access_enabled
  message  = "The app answers on its public endpoint"
  why      = "Functions for internal use that are on the internet are attacked from the internet."
  remedy   = "Set public_network_access_enabled = false and add a private endpoint where callers are internal."
  aliases  = ["CKV_AZURE_221"]
  cwe      = [668]
  since    = "0.1"

  fix {
    unsafe = "Clients outside the networks with a private endpoint are cut off"
    set    = { public_network_access_enabled = false }
  }

  example "fails" "on linux_function_app" {
    variable "service_plan_id" {
      type = string
    }

    variable "storage_account_name" {
      type = string
    }

    resource "azurerm_linux_function_app" "main" {
      name                          = "example-func"
      location                      = "westeurope"
      resource_group_name           = "example"
      service_plan_id               = var.service_plan_id
      storage_account_name          = var.storage_account_name
      public_network_access_enabled = true

      site_config {}
    }
  }

  example "fails" "on windows_function_app" {
    variable "service_plan_id" {
      type = string
    }

    variable "storage_account_name" {
      type = string
    }

    resource "azurerm_windows_function_app" "main" {
      name                          = "example-func"
      location                      = "westeurope"
      resource_group_name           = "example"
      service_plan_id               = var.service_plan_id
      storage_account_name          = var.storage_account_name
      public_network_access_enabled = true

      site_config {}
    }
  }

  example "fails" "not written" {
    variable "service_plan_id" {
      type = string
    }

    variable "storage_account_name" {
      type = string
    }

    resource "azurerm_windows_function_app" "main" {
      name                 = "example-func"
      location             = "westeurope"
      resource_group_name  = "example"
      service_plan_id      = var.service_plan_id
      storage_account_name = var.storage_account_name

      site_config {}
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
      name                          = "example-func"
      location                      = "westeurope"
      resource_group_name           = "example"
      service_plan_id               = var.service_plan_id
      storage_account_name          = var.storage_account_name
      public_network_access_enabled = false

      site_config {}
    }
  }

  example "passes" "on windows_function_app, as it should be" {
    variable "service_plan_id" {
      type = string
    }

    variable "storage_account_name" {
      type = string
    }

    resource "azurerm_windows_function_app" "main" {
      name                          = "example-func"
      location                      = "westeurope"
      resource_group_name           = "example"
      service_plan_id               = var.service_plan_id
      storage_account_name          = var.storage_account_name
      public_network_access_enabled = false

      site_config {}
    }
  }

  example "unknown" "from a variable without a value" {
    variable "service_plan_id" {
      type = string
    }

    variable "storage_account_name" {
      type = string
    }

    variable "setting" {
      type = bool
    }

    resource "azurerm_linux_function_app" "main" {
      name                          = "example-func"
      location                      = "westeurope"
      resource_group_name           = "example"
      service_plan_id               = var.service_plan_id
      storage_account_name          = var.storage_account_name
      public_network_access_enabled = var.setting

      site_config {}
    }
  }
}
