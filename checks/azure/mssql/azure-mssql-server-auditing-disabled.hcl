check "azure-mssql-server-auditing-disabled" {
  title    = "SQL server has no auditing"
  severity = "medium"
  on       = ["azurerm_mssql_server", "azurerm_sql_server"]
  fail     = self.extended_auditing_policy == null || self.extended_auditing_policy.enabled == false
  at       = self.extended_auditing_policy
  message  = "Logins and statements on this server are not audited"
  why      = "After a leak nobody can say which rows were read and by which login, and an attacker at work goes unnoticed."
  remedy   = "Add an azurerm_mssql_server_extended_auditing_policy for the server, with a storage account or log_monitoring_enabled = true and a diagnostic setting."
  aliases  = ["CKV_AZURE_23", "CKV_AZURE_24", "AVD-AZU-0027"]
  cwe      = [778]
  since    = "0.1"

  fix {
    on  = ["azurerm_mssql_server_extended_auditing_policy"]
    set = { enabled = true }
  }

  fix {
    on     = ["azurerm_mssql_server"]
    unsafe = "The log goes nowhere until a diagnostic setting of the database master sends it to a workspace"

    add "azurerm_mssql_server_extended_auditing_policy" {
      server_id              = self.id
      log_monitoring_enabled = true
    }
  }

  example "fails" "no policy on the older resource" {
    variable "password" {
      type = string
    }

    terraform {
      required_providers {
        azurerm = {
          source  = "hashicorp/azurerm"
          version = "~> 3.0"
        }
      }
    }

    resource "azurerm_sql_server" "main" {
      name                         = "example-sql"
      location                     = "westeurope"
      resource_group_name          = "example"
      version                      = "12.0"
      administrator_login          = "dbadmin"
      administrator_login_password = var.password
    }
  }

  example "fails" "policy switched off" {
    resource "azurerm_mssql_server" "main" {
      name                = "example-sql"
      location            = "westeurope"
      resource_group_name = "example"
      version             = "12.0"
    }

    resource "azurerm_mssql_server_extended_auditing_policy" "main" {
      server_id        = azurerm_mssql_server.main.id
      storage_endpoint = "https://examplestore.blob.core.windows.net/"
      enabled          = false
    }
  }

  example "passes" "policy" {
    resource "azurerm_mssql_server" "main" {
      name                = "example-sql"
      location            = "westeurope"
      resource_group_name = "example"
      version             = "12.0"
    }

    resource "azurerm_mssql_server_extended_auditing_policy" "main" {
      server_id         = azurerm_mssql_server.main.id
      storage_endpoint  = "https://examplestore.blob.core.windows.net/"
      retention_in_days = 120
    }
  }

  example "passes" "inline, before version 3" {
    variable "password" {
      type = string
    }

    variable "storage_key" {
      type = string
    }

    terraform {
      required_providers {
        azurerm = {
          source  = "hashicorp/azurerm"
          version = "~> 2.40"
        }
      }
    }

    resource "azurerm_sql_server" "main" {
      name                         = "example-sql"
      location                     = "westeurope"
      resource_group_name          = "example"
      version                      = "12.0"
      administrator_login          = "dbadmin"
      administrator_login_password = var.password

      extended_auditing_policy {
        storage_endpoint           = "https://examplestore.blob.core.windows.net/"
        storage_account_access_key = var.storage_key
        retention_in_days          = 120
      }
    }
  }

  example "unknown" "only in some environments" {
    variable "audit" {
      type = bool
    }

    resource "azurerm_mssql_server" "main" {
      name                = "example-sql"
      location            = "westeurope"
      resource_group_name = "example"
      version             = "12.0"
    }

    resource "azurerm_mssql_server_extended_auditing_policy" "main" {
      server_id         = azurerm_mssql_server.main.id
      storage_endpoint  = "https://examplestore.blob.core.windows.net/"
      count             = var.audit ? 1 : 0
      retention_in_days = 120
    }
  }
}
