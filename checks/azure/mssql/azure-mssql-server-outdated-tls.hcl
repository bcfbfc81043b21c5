check "azure-mssql-server-outdated-tls" {
  title    = "SQL server accepts TLS before 1.2"
  severity = "medium"
  on       = ["azurerm_mssql_server"]
  fail     = self.minimum_tls_version == null || contains(["1.0", "1.1", "Disabled"], self.minimum_tls_version)
  at       = self.minimum_tls_version
  message  = self.minimum_tls_version == null ? "No minimum version of TLS is set" : "Clients may connect with TLS ${self.minimum_tls_version}"
  why      = "TLS 1.0 and 1.1 rest on broken hashes and ciphers; an attacker on the path can force a client down to them and read or change what is sent."
  remedy   = "Set minimum_tls_version = \"1.2\"."
  aliases  = ["CKV_AZURE_52", "AVD-AZU-0026"]
  cwe      = [327]
  since    = "0.1"

  fix {
    unsafe = "Clients that only speak TLS 1.0 or 1.1 can no longer connect"
    set    = { minimum_tls_version = "1.2" }
  }

  example "fails" "TLS 1.0" {
    resource "azurerm_mssql_server" "main" {
      name                = "example-sql"
      location            = "westeurope"
      resource_group_name = "example"
      version             = "12.0"
      minimum_tls_version = "1.0"
    }
  }

  example "fails" "any" {
    resource "azurerm_mssql_server" "main" {
      name                = "example-sql"
      location            = "westeurope"
      resource_group_name = "example"
      version             = "12.0"
      minimum_tls_version = "Disabled"
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

    resource "azurerm_mssql_server" "main" {
      name                = "example-sql"
      location            = "westeurope"
      resource_group_name = "example"
      version             = "12.0"
    }
  }

  example "passes" "TLS 1.2" {
    resource "azurerm_mssql_server" "main" {
      name                = "example-sql"
      location            = "westeurope"
      resource_group_name = "example"
      version             = "12.0"
      minimum_tls_version = "1.2"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "tls" {
      type = string
    }

    resource "azurerm_mssql_server" "main" {
      name                = "example-sql"
      location            = "westeurope"
      resource_group_name = "example"
      version             = "12.0"
      minimum_tls_version = var.tls
    }
  }
}
