check "azure-mssql-assessment-no-recipient" {
  title    = "Reports of vulnerability assessments are sent to nobody"
  severity = "info"
  on       = ["azurerm_mssql_server_vulnerability_assessment"]
  fail     = length(self.recurring_scans.emails) == 0
  at       = self.recurring_scans.emails
  message  = "recurring_scans.emails names nobody"
  why      = "A report that nobody receives mends nothing."
  remedy   = "Set emails in recurring_scans."
  aliases  = ["CKV2_AZURE_4"]
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
        emails  = var.people
      }
    }
  }
}
