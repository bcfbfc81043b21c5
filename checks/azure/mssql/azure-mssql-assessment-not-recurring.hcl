check "azure-mssql-assessment-not-recurring" {
  title    = "Vulnerability assessment of the SQL server does not run by itself"
  severity = "low"
  on       = ["azurerm_mssql_server_vulnerability_assessment"]
  fail     = !self.recurring_scans.enabled
  at       = self.recurring_scans.enabled
  message  = "Recurring scans are off"
  why      = "Settings drift: an assessment that ran once says nothing of what was changed since."
  remedy   = "Add recurring_scans with enabled = true."
  aliases  = ["CKV2_AZURE_3"]
  since    = "0.1"

  fix {
    set = { "recurring_scans.enabled" = true }
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
      email_addresses      = ["security@example.com"]
      email_account_admins = true
    }

    resource "azurerm_mssql_server_vulnerability_assessment" "main" {
      server_security_alert_policy_id = azurerm_mssql_server_security_alert_policy.main.id
      storage_container_path          = "https://examplestore.blob.core.windows.net/scans/"

      recurring_scans {
        enabled = false
      }
    }
  }

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
      email_addresses      = ["security@example.com"]
      email_account_admins = true
    }

    resource "azurerm_mssql_server_vulnerability_assessment" "main" {
      server_security_alert_policy_id = azurerm_mssql_server_security_alert_policy.main.id
      storage_container_path          = "https://examplestore.blob.core.windows.net/scans/"
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

    resource "azurerm_mssql_server_vulnerability_assessment" "main" {
      server_security_alert_policy_id = azurerm_mssql_server_security_alert_policy.main.id
      storage_container_path          = "https://examplestore.blob.core.windows.net/scans/"

      recurring_scans {
        enabled                   = true
        email_subscription_admins = true
        emails                    = ["security@example.com"]
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "recur" {
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
      email_addresses      = ["security@example.com"]
      email_account_admins = true
    }

    resource "azurerm_mssql_server_vulnerability_assessment" "main" {
      server_security_alert_policy_id = azurerm_mssql_server_security_alert_policy.main.id
      storage_container_path          = "https://examplestore.blob.core.windows.net/scans/"

      recurring_scans {
        enabled = var.recur
      }
    }
  }
}
