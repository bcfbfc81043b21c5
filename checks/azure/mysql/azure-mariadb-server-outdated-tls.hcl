check "azure-mariadb-server-outdated-tls" {
  title    = "MariaDB server accepts TLS before 1.2"
  severity = "medium"
  on       = ["azurerm_mariadb_server"]
  fail     = contains(["TLSEnforcementDisabled", "TLS1_0", "TLS1_1"], self.ssl_minimal_tls_version_enforced)
  at       = self.ssl_minimal_tls_version_enforced
  message  = "The oldest version of TLS is \"${self.ssl_minimal_tls_version_enforced}\""
  why      = "TLS 1.0 and 1.1 rest on broken hashes and ciphers; an attacker on the path can force a client down to them."
  remedy   = "Set ssl_minimal_tls_version_enforced = \"TLS1_2\"."
  aliases  = ["CKV2_AZURE_37"]
  cwe      = [327]
  since    = "0.1"

  fix {
    unsafe = "Clients without TLS 1.2 can no longer connect"
    set = {
      ssl_enforcement_enabled          = true
      ssl_minimal_tls_version_enforced = "TLS1_2"
    }
  }

  example "fails" "TLS 1.0" {
    terraform {
      required_providers {
        azurerm = {
          source  = "hashicorp/azurerm"
          version = "~> 3.0"
        }
      }
    }

    resource "azurerm_mariadb_server" "main" {
      name                             = "example-maria"
      location                         = "westeurope"
      resource_group_name              = "example"
      sku_name                         = "GP_Gen5_2"
      version                          = "10.3"
      ssl_enforcement_enabled          = true
      ssl_minimal_tls_version_enforced = "TLS1_0"
    }
  }

  example "passes" "TLS 1.2" {
    terraform {
      required_providers {
        azurerm = {
          source  = "hashicorp/azurerm"
          version = "~> 3.0"
        }
      }
    }

    resource "azurerm_mariadb_server" "main" {
      name                             = "example-maria"
      location                         = "westeurope"
      resource_group_name              = "example"
      sku_name                         = "GP_Gen5_2"
      version                          = "10.3"
      ssl_enforcement_enabled          = true
      ssl_minimal_tls_version_enforced = "TLS1_2"
    }
  }

  example "unknown" "from a variable without a value" {
    terraform {
      required_providers {
        azurerm = {
          source  = "hashicorp/azurerm"
          version = "~> 3.0"
        }
      }
    }

    variable "tls" {
      type = string
    }

    resource "azurerm_mariadb_server" "main" {
      name                             = "example-maria"
      location                         = "westeurope"
      resource_group_name              = "example"
      sku_name                         = "GP_Gen5_2"
      version                          = "10.3"
      ssl_enforcement_enabled          = true
      ssl_minimal_tls_version_enforced = var.tls
    }
  }
}
