check "azure-mssql-server-password-login" {
  title    = "SQL server accepts logins with a password"
  severity = "low"
  on       = ["azurerm_mssql_server"]
  when     = self.azuread_administrator != null
  fail     = !self.azuread_administrator.azuread_authentication_only
  at       = self.azuread_administrator.azuread_authentication_only
  message  = "SQL authentication is possible beside Entra ID"
  why      = "A SQL login is a name and a password that work from anywhere the server is reached, without a second factor and without a person behind them."
  remedy   = "Set azuread_authentication_only = true in azuread_administrator and leave administrator_login out."
  aliases  = []
  cwe      = [287]
  since    = "0.1"

  fix {
    unsafe = "Logins with passwords of SQL are refused"
    set    = { "azuread_administrator.azuread_authentication_only" = true }
  }

  example "fails" "beside Entra" {
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

      azuread_administrator {
        login_username = "sql-admins"
        object_id      = "00000000-0000-0000-0000-000000000002"
      }
    }
  }

  example "passes" "Entra only" {
    resource "azurerm_mssql_server" "main" {
      name                = "example-sql"
      location            = "westeurope"
      resource_group_name = "example"
      version             = "12.0"

      azuread_administrator {
        login_username              = "sql-admins"
        object_id                   = "00000000-0000-0000-0000-000000000002"
        azuread_authentication_only = true
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "only" {
      type = bool
    }

    resource "azurerm_mssql_server" "main" {
      name                = "example-sql"
      location            = "westeurope"
      resource_group_name = "example"
      version             = "12.0"

      azuread_administrator {
        login_username              = "sql-admins"
        object_id                   = "00000000-0000-0000-0000-000000000002"
        azuread_authentication_only = var.only
      }
    }
  }
}
