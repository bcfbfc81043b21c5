check "azure-mssql-alert-policy-no-recipient" {
  title    = "Alerts on the SQL server are sent to no address"
  severity = "medium"
  on       = ["azurerm_mssql_server_security_alert_policy"]
  fail     = length(self.email_addresses) == 0
  at       = self.email_addresses
  message  = "email_addresses names nobody"
  why      = "An alert that only stands in the portal is read days later, if at all."
  remedy   = "Set email_addresses to a mailbox of those who answer alerts."
  aliases  = ["CKV_AZURE_26", "AVD-AZU-0018"]
  since    = "0.1"

  example "fails" "not written" {
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
      email_account_admins = true
    }
  }

  example "fails" "empty" {
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
      email_addresses     = []
    }
  }

  example "passes" "a mailbox" {
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
    variable "people" {
      type = list(string)
    }

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
      email_addresses     = var.people
    }
  }
}
