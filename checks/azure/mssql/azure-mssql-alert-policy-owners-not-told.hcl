check "azure-mssql-alert-policy-owners-not-told" {
  title    = "Alerts on the SQL server do not reach the owners of the subscription"
  severity = "low"
  on       = ["azurerm_mssql_server_security_alert_policy"]
  fail     = !self.email_account_admins_enabled
  at       = self.email_account_admins_enabled
  message  = "Administrators of the subscription are not told of alerts"
  why      = "Those who can act on an attack at once do not hear of it."
  remedy   = "Set email_account_admins_enabled = true (email_account_admins before azurerm 4.60)."
  aliases  = ["CKV_AZURE_27", "AVD-AZU-0023"]
  since    = "0.1"

  fix {
    set    = { email_account_admins_enabled = true }
    remove = ["email_account_admins"]
  }

  example "fails" "not written" {
    resource "azurerm_mssql_server" "main" {
      name                = "example-sql"
      location            = "westeurope"
      resource_group_name = "example"
      version             = "12.0"
    }

    resource "azurerm_mssql_server_security_alert_policy" "main" {
      resource_group_name = "example"
      server_name         = azurerm_mssql_server.main.name
      state               = "Enabled"
      email_addresses     = ["security@example.com"]
    }
  }

  example "fails" "switched off" {
    resource "azurerm_mssql_server" "main" {
      name                = "example-sql"
      location            = "westeurope"
      resource_group_name = "example"
      version             = "12.0"
    }

    resource "azurerm_mssql_server_security_alert_policy" "main" {
      resource_group_name  = "example"
      server_name          = azurerm_mssql_server.main.name
      state                = "Enabled"
      email_account_admins = false
    }
  }

  example "passes" "switched on" {
    resource "azurerm_mssql_server" "main" {
      name                = "example-sql"
      location            = "westeurope"
      resource_group_name = "example"
      version             = "12.0"
    }

    resource "azurerm_mssql_server_security_alert_policy" "main" {
      resource_group_name  = "example"
      server_name          = azurerm_mssql_server.main.name
      state                = "Enabled"
      email_addresses      = ["security@example.com"]
      email_account_admins = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "tell" {
      type = bool
    }

    resource "azurerm_mssql_server" "main" {
      name                = "example-sql"
      location            = "westeurope"
      resource_group_name = "example"
      version             = "12.0"
    }

    resource "azurerm_mssql_server_security_alert_policy" "main" {
      resource_group_name  = "example"
      server_name          = azurerm_mssql_server.main.name
      state                = "Enabled"
      email_account_admins = var.tell
    }
  }
}
