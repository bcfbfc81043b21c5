check "azure-api-management-outdated-tls" {
  title      = "API management speaks TLS before 1.2"
  severity   = "medium"
  on         = ["azurerm_api_management"]
  fail       = self.security.backend_ssl30_enabled || self.security.backend_tls10_enabled || self.security.backend_tls11_enabled || self.security.frontend_ssl30_enabled || self.security.frontend_tls10_enabled || self.security.frontend_tls11_enabled
  at         = self.security
  message    = "SSL 3.0, TLS 1.0 or TLS 1.1 is switched on"
  why        = "These versions rest on broken hashes and ciphers; an attacker on the path can force a connection down to them."
  remedy     = "Remove the older versions from the block security: they are off by default."
  similar_to = ["CKV_AZURE_173"]
  cwe        = [327]
  since      = "0.1"

  fix {
    unsafe = "Clients and backends that only speak outdated versions can no longer connect"
    remove = [
      "security.backend_ssl30_enabled",
      "security.backend_tls10_enabled",
      "security.backend_tls11_enabled",
      "security.frontend_ssl30_enabled",
      "security.frontend_tls10_enabled",
      "security.frontend_tls11_enabled",
      "security.enable_backend_ssl30",
      "security.enable_backend_tls10",
      "security.enable_backend_tls11",
      "security.enable_frontend_ssl30",
      "security.enable_frontend_tls10",
      "security.enable_frontend_tls11",
    ]
  }

  example "fails" "TLS 1.0 to clients" {
    terraform {
      required_providers {
        azurerm = {
          source  = "hashicorp/azurerm"
          version = "~> 4.0"
        }
      }
    }

    resource "azurerm_api_management" "main" {
      name                = "example-apim"
      location            = "westeurope"
      resource_group_name = "example"
      publisher_name      = "Example"
      publisher_email     = "api@example.com"
      sku_name            = "Developer_1"

      security {
        enable_frontend_tls10 = true
      }
    }
  }

  example "fails" "TLS 1.1 to backends, name of today" {
    resource "azurerm_api_management" "main" {
      name                = "example-apim"
      location            = "westeurope"
      resource_group_name = "example"
      publisher_name      = "Example"
      publisher_email     = "api@example.com"
      sku_name            = "Developer_1"

      security {
        backend_tls11_enabled = true
      }
    }
  }

  example "passes" "switched off" {
    terraform {
      required_providers {
        azurerm = {
          source  = "hashicorp/azurerm"
          version = "~> 4.0"
        }
      }
    }

    resource "azurerm_api_management" "main" {
      name                = "example-apim"
      location            = "westeurope"
      resource_group_name = "example"
      publisher_name      = "Example"
      publisher_email     = "api@example.com"
      sku_name            = "Developer_1"

      security {
        enable_frontend_tls10 = false
        enable_backend_tls10  = false
      }
    }
  }

  example "passes" "not written" {
    resource "azurerm_api_management" "main" {
      name                = "example-apim"
      location            = "westeurope"
      resource_group_name = "example"
      publisher_name      = "Example"
      publisher_email     = "api@example.com"
      sku_name            = "Developer_1"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "old" {
      type = bool
    }

    resource "azurerm_api_management" "main" {
      name                = "example-apim"
      location            = "westeurope"
      resource_group_name = "example"
      publisher_name      = "Example"
      publisher_email     = "api@example.com"
      sku_name            = "Developer_1"

      security {
        frontend_tls10_enabled = var.old
      }
    }
  }
}
