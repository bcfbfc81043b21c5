check "azure-database-firewall-allows-all-azure" {
  title    = "Database firewall lets every Azure customer in"
  severity = "medium"
  on       = ["azurerm_mssql_firewall_rule", "azurerm_sql_firewall_rule", "azurerm_postgresql_firewall_rule", "azurerm_postgresql_flexible_server_firewall_rule", "azurerm_mysql_firewall_rule", "azurerm_mysql_flexible_server_firewall_rule", "azurerm_mariadb_firewall_rule"]
  fail     = self.start_ip_address == "0.0.0.0" && self.end_ip_address == "0.0.0.0"
  at       = self.start_ip_address
  message  = "The rule 0.0.0.0 allows every resource in Azure, of any customer"
  why      = "Whoever rents a virtual machine in Azure, in any tenant, passes this rule; only the login then stands before the data."
  remedy   = "Remove the rule and use virtual network rules or a private endpoint."
  aliases  = ["CKV2_AZURE_34", "CKV2_AZURE_6"]
  cwe      = [668]
  since    = "0.1"

  example "fails" "all of Azure" {
    resource "azurerm_mssql_server" "main" {
      name                = "example-sql"
      location            = "westeurope"
      resource_group_name = "example"
      version             = "12.0"
    }

    resource "azurerm_mssql_firewall_rule" "main" {
      name             = "rule"
      server_id        = azurerm_mssql_server.main.id
      start_ip_address = "0.0.0.0"
      end_ip_address   = "0.0.0.0"
    }
  }

  example "fails" "all of Azure, PostgreSQL" {
    variable "server_id" {
      type = string
    }

    resource "azurerm_postgresql_flexible_server_firewall_rule" "main" {
      name             = "rule"
      server_id        = var.server_id
      start_ip_address = "0.0.0.0"
      end_ip_address   = "0.0.0.0"
    }
  }

  example "passes" "an office" {
    resource "azurerm_mssql_server" "main" {
      name                = "example-sql"
      location            = "westeurope"
      resource_group_name = "example"
      version             = "12.0"
    }

    resource "azurerm_mssql_firewall_rule" "main" {
      name             = "rule"
      server_id        = azurerm_mssql_server.main.id
      start_ip_address = "203.0.113.10"
      end_ip_address   = "203.0.113.12"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "server_id" {
      type = string
    }

    variable "to" {
      type = string
    }

    resource "azurerm_mssql_firewall_rule" "main" {
      name             = "rule"
      server_id        = var.server_id
      start_ip_address = "0.0.0.0"
      end_ip_address   = var.to
    }
  }
}
