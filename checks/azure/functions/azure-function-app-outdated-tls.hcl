check "azure-function-app-outdated-tls" {
  title    = "Function app accepts TLS before 1.2"
  severity = "medium"
  on       = ["azurerm_function_app", "azurerm_linux_function_app", "azurerm_windows_function_app", "azurerm_function_app_slot", "azurerm_linux_function_app_slot", "azurerm_windows_function_app_slot"]
  fail     = contains(["1.0", "1.1"], self.site_config.minimum_tls_version)
  at       = self.site_config.minimum_tls_version
  message  = "Clients may connect with TLS ${self.site_config.minimum_tls_version}"
  why      = "TLS 1.0 and 1.1 rest on broken hashes and ciphers; an attacker on the path can force a client down to them and read or change what is sent."
  remedy   = "Set minimum_tls_version = \"1.2\" in site_config (min_tls_version on the older resources), or leave it out."
  aliases  = ["CKV_AZURE_145"]
  cwe      = [327]
  since    = "0.1"

  fix {
    on     = ["azurerm_function_app", "azurerm_function_app_slot"]
    unsafe = "Clients that only speak TLS 1.0 or 1.1 can no longer connect"
    set    = { "site_config.min_tls_version" = "1.2" }
  }

  fix {
    on = [
      "azurerm_linux_function_app",
      "azurerm_windows_function_app",
      "azurerm_linux_function_app_slot",
      "azurerm_windows_function_app_slot",
    ]
    unsafe = "Clients that only speak TLS 1.0 or 1.1 can no longer connect"
    set    = { "site_config.minimum_tls_version" = "1.2" }
  }

  example "fails" "on function_app" {
    variable "app_service_plan_id" {
      type = string
    }

    variable "storage_account_name" {
      type = string
    }

    variable "storage_account_key" {
      type = string
    }

    resource "azurerm_function_app" "main" {
      name                       = "example-func"
      location                   = "westeurope"
      resource_group_name        = "example"
      app_service_plan_id        = var.app_service_plan_id
      storage_account_name       = var.storage_account_name
      storage_account_access_key = var.storage_account_key

      site_config {
        min_tls_version = "1.1"
      }
    }
  }

  example "fails" "on linux_function_app" {
    variable "service_plan_id" {
      type = string
    }

    variable "storage_account_name" {
      type = string
    }

    resource "azurerm_linux_function_app" "main" {
      name                 = "example-func"
      location             = "westeurope"
      resource_group_name  = "example"
      service_plan_id      = var.service_plan_id
      storage_account_name = var.storage_account_name

      site_config {
        minimum_tls_version = "1.1"
      }
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
      name                 = "example-func"
      location             = "westeurope"
      resource_group_name  = "example"
      service_plan_id      = var.service_plan_id
      storage_account_name = var.storage_account_name

      site_config {
        minimum_tls_version = "1.1"
      }
    }
  }

  example "passes" "on function_app, as it should be" {
    variable "app_service_plan_id" {
      type = string
    }

    variable "storage_account_name" {
      type = string
    }

    variable "storage_account_key" {
      type = string
    }

    resource "azurerm_function_app" "main" {
      name                       = "example-func"
      location                   = "westeurope"
      resource_group_name        = "example"
      app_service_plan_id        = var.app_service_plan_id
      storage_account_name       = var.storage_account_name
      storage_account_access_key = var.storage_account_key

      site_config {
        min_tls_version = "1.2"
      }
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
      name                 = "example-func"
      location             = "westeurope"
      resource_group_name  = "example"
      service_plan_id      = var.service_plan_id
      storage_account_name = var.storage_account_name

      site_config {
        minimum_tls_version = "1.2"
      }
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
      name                 = "example-func"
      location             = "westeurope"
      resource_group_name  = "example"
      service_plan_id      = var.service_plan_id
      storage_account_name = var.storage_account_name

      site_config {
        minimum_tls_version = "1.2"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "app_service_plan_id" {
      type = string
    }

    variable "storage_account_name" {
      type = string
    }

    variable "storage_account_key" {
      type = string
    }

    variable "setting" {
      type = string
    }

    resource "azurerm_function_app" "main" {
      name                       = "example-func"
      location                   = "westeurope"
      resource_group_name        = "example"
      app_service_plan_id        = var.app_service_plan_id
      storage_account_name       = var.storage_account_name
      storage_account_access_key = var.storage_account_key

      site_config {
        min_tls_version = var.setting
      }
    }
  }
}
