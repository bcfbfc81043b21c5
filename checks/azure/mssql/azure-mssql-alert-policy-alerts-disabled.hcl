check "azure-mssql-alert-policy-alerts-disabled" {
  title    = "Some kinds of threats to the SQL server raise no alert"
  severity = "medium"
  on       = ["azurerm_mssql_server_security_alert_policy"]
  fail     = length(self.disabled_alerts) > 0
  at       = self.disabled_alerts
  message  = "No alerts for ${join(", ", self.disabled_alerts)}"
  why      = "An attack of the kinds that are switched off, such as SQL injection, is detected and then told to nobody."
  remedy   = "Leave disabled_alerts out."
  aliases  = ["CKV_AZURE_25", "AVD-AZU-0028"]
  since    = "0.1"

  fix {
    remove = ["disabled_alerts"]
  }

  example "fails" "injection is silent" {
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
      disabled_alerts      = ["Sql_Injection", "Data_Exfiltration"]
    }
  }

  example "passes" "not written" {
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
    variable "silent" {
      type = list(string)
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
      email_addresses      = ["security@example.com"]
      email_account_admins = true
      disabled_alerts      = var.silent
    }
  }
}
