check "azure-mssql-server-audit-retention-short" {
  title    = "Audit records of the SQL server are kept for less than 90 days"
  severity = "low"
  on       = ["azurerm_mssql_server", "azurerm_sql_server"]
  when     = self.extended_auditing_policy != null && self.extended_auditing_policy.enabled != false
  fail     = self.extended_auditing_policy.retention_in_days != 0 && self.extended_auditing_policy.retention_in_days != null && self.extended_auditing_policy.retention_in_days < 90
  at       = self.extended_auditing_policy.retention_in_days
  message  = "Audit records are kept for ${self.extended_auditing_policy.retention_in_days} days"
  why      = "Intrusions are found weeks or months after they began. Records that are gone by then cannot show how far they went."
  remedy   = "Set retention_in_days to 90 or more; 0 keeps them for ever."
  aliases  = ["CKV_AZURE_24", "AVD-AZU-0025"]
  since    = "0.1"

  fix {
    on  = ["azurerm_mssql_server_extended_auditing_policy"]
    set = { retention_in_days = 90 }
  }

  fix {
    on  = ["azurerm_mssql_server", "azurerm_sql_server"]
    set = { "extended_auditing_policy.retention_in_days" = 90 }
  }

  example "fails" "a month" {
    resource "azurerm_mssql_server" "main" {
      name                = "example-sql"
      location            = "westeurope"
      resource_group_name = "example"
      version             = "12.0"
    }

    resource "azurerm_mssql_server_extended_auditing_policy" "main" {
      server_id         = azurerm_mssql_server.main.id
      storage_endpoint  = "https://examplestore.blob.core.windows.net/"
      retention_in_days = 30
    }
  }

  example "passes" "four months" {
    resource "azurerm_mssql_server" "main" {
      name                = "example-sql"
      location            = "westeurope"
      resource_group_name = "example"
      version             = "12.0"
    }

    resource "azurerm_mssql_server_extended_auditing_policy" "main" {
      server_id         = azurerm_mssql_server.main.id
      storage_endpoint  = "https://examplestore.blob.core.windows.net/"
      retention_in_days = 120
    }
  }

  example "unknown" "from a variable without a value" {
    variable "days" {
      type = number
    }

    resource "azurerm_mssql_server" "main" {
      name                = "example-sql"
      location            = "westeurope"
      resource_group_name = "example"
      version             = "12.0"
    }

    resource "azurerm_mssql_server_extended_auditing_policy" "main" {
      server_id         = azurerm_mssql_server.main.id
      storage_endpoint  = "https://examplestore.blob.core.windows.net/"
      retention_in_days = var.days
    }
  }
}
