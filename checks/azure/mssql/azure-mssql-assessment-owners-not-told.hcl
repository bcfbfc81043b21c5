check "azure-mssql-assessment-owners-not-told" {
  title    = "Owners of the subscription do not receive vulnerability reports"
  severity = "info"
  on       = ["azurerm_mssql_server_vulnerability_assessment"]
  fail     = !self.recurring_scans.email_subscription_admins
  at       = self.recurring_scans.email_subscription_admins
  message  = "email_subscription_admins is off"
  why      = "Those who answer for the subscription do not learn of what is open in it."
  remedy   = "Set email_subscription_admins = true in recurring_scans."
  aliases  = ["CKV2_AZURE_5"]
  since    = "0.1"

  fix {
    set = { "recurring_scans.email_subscription_admins" = true }
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

      recurring_scans {
        enabled = true
      }
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
      email_addresses      = ["security@example.com"]
      email_account_admins = true
    }

    resource "azurerm_mssql_server_vulnerability_assessment" "main" {
      server_security_alert_policy_id = azurerm_mssql_server_security_alert_policy.main.id
      storage_container_path          = "https://examplestore.blob.core.windows.net/scans/"

      recurring_scans {
        enabled                   = true
        email_subscription_admins = var.tell
      }
    }
  }
}
