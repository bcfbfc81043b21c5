check "azure-mssql-server-no-entra-administrator" {
  title    = "SQL server has no Entra administrator"
  severity = "medium"
  on       = ["azurerm_mssql_server"]
  fail     = self.azuread_administrator == null
  at       = self.azuread_administrator
  message  = "Only SQL logins can administer this server"
  why      = "Passwords of SQL logins are shared, rarely changed and know no second factor; a person who leaves keeps them."
  remedy   = "Add azuread_administrator, with a group as login."
  aliases  = ["CKV2_AZURE_27"]
  since    = "0.1"

  example "fails" "none" {
    variable "password" {
      type = string
    }

    resource "azurerm_mssql_server" "main" {
      name                         = "example-sql"
      location                     = "westeurope"
      resource_group_name          = "example"
      version                      = "12.0"
      administrator_login          = "dbadmin"
      administrator_login_password = var.password
    }
  }

  example "passes" "a group" {
    resource "azurerm_mssql_server" "main" {
      name                = "example-sql"
      location            = "westeurope"
      resource_group_name = "example"
      version             = "12.0"

      azuread_administrator {
        login_username = "sql-admins"
        object_id      = "00000000-0000-0000-0000-000000000002"
      }
    }
  }

  example "unknown" "only in some environments" {
    variable "password" {
      type = string
    }

    variable "entra" {
      type = bool
    }

    resource "azurerm_mssql_server" "main" {
      name                         = "example-sql"
      location                     = "westeurope"
      resource_group_name          = "example"
      version                      = "12.0"
      administrator_login          = "dbadmin"
      administrator_login_password = var.password

      dynamic "azuread_administrator" {
        for_each = var.entra ? [1] : []

        content {
          login_username = "sql-admins"
          object_id      = "00000000-0000-0000-0000-000000000002"
        }
      }
    }
  }
}
