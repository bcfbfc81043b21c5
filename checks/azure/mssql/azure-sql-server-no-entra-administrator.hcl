check "azure-sql-server-no-entra-administrator" {
  title    = "SQL server has no Entra administrator"
  severity = "medium"
  on       = ["azurerm_sql_server"]
  fail     = self.active_directory_administrator == null
  message  = "Only SQL logins can administer this server"
  why      = "Passwords of SQL logins are shared, rarely changed and know no second factor; a person who leaves keeps them."
  remedy   = "Add an azurerm_sql_active_directory_administrator, or move to azurerm_mssql_server with azuread_administrator."
  aliases  = ["CKV2_AZURE_7"]
  since    = "0.1"

  example "fails" "none" {
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

  example "passes" "a group" {
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

    resource "azurerm_sql_active_directory_administrator" "main" {
      server_name         = azurerm_sql_server.main.name
      resource_group_name = "example"
      login               = "sql-admins"
      tenant_id           = "00000000-0000-0000-0000-000000000001"
      object_id           = "00000000-0000-0000-0000-000000000002"
    }
  }
}
