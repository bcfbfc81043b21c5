check "azure-postgresql-server-outdated-tls" {
  title    = "PostgreSQL server accepts TLS before 1.2"
  severity = "medium"
  on       = ["azurerm_postgresql_server"]
  fail     = contains(["TLSEnforcementDisabled", "TLS1_0", "TLS1_1"], self.ssl_minimal_tls_version_enforced)
  at       = self.ssl_minimal_tls_version_enforced
  message  = "The oldest version of TLS is \"${self.ssl_minimal_tls_version_enforced}\""
  why      = "TLS 1.0 and 1.1 rest on broken hashes and ciphers; an attacker on the path can force a client down to them and read or change what is sent."
  remedy   = "Set ssl_minimal_tls_version_enforced = \"TLS1_2\"."
  aliases  = ["CKV_AZURE_147"]
  cwe      = [327]
  since    = "0.1"

  fix {
    unsafe = "Clients without TLS 1.2 can no longer connect"
    set = {
      ssl_enforcement_enabled          = true
      ssl_minimal_tls_version_enforced = "TLS1_2"
    }
  }

  example "fails" "TLS 1.1" {
    resource "azurerm_postgresql_server" "main" {
      name                             = "example-pg"
      location                         = "westeurope"
      resource_group_name              = "example"
      sku_name                         = "GP_Gen5_4"
      version                          = "11"
      ssl_enforcement_enabled          = true
      ssl_minimal_tls_version_enforced = "TLS1_1"
    }
  }

  example "fails" "not written, before version 3" {
    terraform {
      required_providers {
        azurerm = {
          source  = "hashicorp/azurerm"
          version = "~> 2.99"
        }
      }
    }

    resource "azurerm_postgresql_server" "main" {
      name                    = "example-pg"
      location                = "westeurope"
      resource_group_name     = "example"
      sku_name                = "GP_Gen5_4"
      version                 = "11"
      ssl_enforcement_enabled = true
    }
  }

  example "passes" "TLS 1.2" {
    resource "azurerm_postgresql_server" "main" {
      name                             = "example-pg"
      location                         = "westeurope"
      resource_group_name              = "example"
      sku_name                         = "GP_Gen5_4"
      version                          = "11"
      ssl_enforcement_enabled          = true
      ssl_minimal_tls_version_enforced = "TLS1_2"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "tls" {
      type = string
    }

    resource "azurerm_postgresql_server" "main" {
      name                             = "example-pg"
      location                         = "westeurope"
      resource_group_name              = "example"
      sku_name                         = "GP_Gen5_4"
      version                          = "11"
      ssl_enforcement_enabled          = true
      ssl_minimal_tls_version_enforced = var.tls
    }
  }
}
