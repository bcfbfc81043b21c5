check "azure-web-app-outdated-tls" {
  title    = "Web app accepts TLS before 1.2"
  severity = "medium"
  on       = ["azurerm_app_service", "azurerm_linux_web_app", "azurerm_windows_web_app", "azurerm_app_service_slot", "azurerm_linux_web_app_slot", "azurerm_windows_web_app_slot"]
  fail     = contains(["1.0", "1.1"], self.site_config.minimum_tls_version)
  at       = self.site_config.minimum_tls_version
  message  = "Clients may connect with TLS ${self.site_config.minimum_tls_version}"
  why      = "TLS 1.0 and 1.1 rest on broken hashes and ciphers; an attacker on the path can force a client down to them and read or change what is sent."
  remedy   = "Set minimum_tls_version = \"1.2\" in site_config (min_tls_version on the older resources), or leave it out."
  aliases  = ["CKV_AZURE_15", "CKV_AZURE_154", "AVD-AZU-0006"]
  cwe      = [327]
  since    = "0.1"

  fix {
    on     = ["azurerm_app_service", "azurerm_app_service_slot"]
    unsafe = "Clients that only speak TLS 1.0 or 1.1 can no longer connect"
    set    = { "site_config.min_tls_version" = "1.2" }
  }

  fix {
    on = [
      "azurerm_linux_web_app",
      "azurerm_windows_web_app",
      "azurerm_linux_web_app_slot",
      "azurerm_windows_web_app_slot",
    ]
    unsafe = "Clients that only speak TLS 1.0 or 1.1 can no longer connect"
    set    = { "site_config.minimum_tls_version" = "1.2" }
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

      site_config {
        min_tls_version = "1.1"
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
        minimum_tls_version = "1.1"
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
        minimum_tls_version = "1.1"
      }
    }
  }

  example "fails" "on app_service_slot" {
    variable "app_service_name" {
      type = string
    }

    variable "app_service_plan_id" {
      type = string
    }

    resource "azurerm_app_service_slot" "main" {
      name                = "staging"
      location            = "westeurope"
      resource_group_name = "example"
      app_service_name    = var.app_service_name
      app_service_plan_id = var.app_service_plan_id

      site_config {
        min_tls_version = "1.1"
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
        min_tls_version = "1.2"
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
        minimum_tls_version = "1.2"
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
        minimum_tls_version = "1.2"
      }
    }
  }

  example "passes" "on app_service_slot, as it should be" {
    variable "app_service_name" {
      type = string
    }

    variable "app_service_plan_id" {
      type = string
    }

    resource "azurerm_app_service_slot" "main" {
      name                = "staging"
      location            = "westeurope"
      resource_group_name = "example"
      app_service_name    = var.app_service_name
      app_service_plan_id = var.app_service_plan_id

      site_config {
        min_tls_version = "1.2"
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
        min_tls_version = var.setting
      }
    }
  }
}
