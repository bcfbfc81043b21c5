check "azure-mssql-alert-policy-disabled" {
  title    = "Threat detection of the SQL server is switched off"
  severity = "medium"
  on       = ["azurerm_mssql_server_security_alert_policy"]
  fail     = self.state != null && lower(self.state) != "enabled"
  at       = self.state
  message  = "state is \"${self.state}\""
  why      = "Injection, guessing of passwords and unusual exports are then neither detected nor told to anybody."
  remedy   = "Set state = \"Enabled\"."
  aliases  = ["CKV2_AZURE_13"]
  since    = "0.1"

  fix {
    unsafe = "Defender for SQL is charged for each server"
    set    = { state = "Enabled" }
  }

  example "fails" "switched off" {
    resource "azurerm_mssql_server" "main" {
      name                = "example-sql"
      location            = "westeurope"
      resource_group_name = "example"
      version             = "12.0"
    }

    resource "azurerm_mssql_server_security_alert_policy" "main" {
      resource_group_name = "example"
      server_name         = azurerm_mssql_server.main.name
      state               = "Disabled"
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
    variable "state" {
      type = string
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
      state               = var.state
    }
  }
}
