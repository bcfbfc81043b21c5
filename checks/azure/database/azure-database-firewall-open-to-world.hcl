check "azure-database-firewall-open-to-world" {
  title    = "Database firewall lets the whole internet in"
  severity = "high"
  on       = ["azurerm_mssql_firewall_rule", "azurerm_sql_firewall_rule", "azurerm_postgresql_firewall_rule", "azurerm_postgresql_flexible_server_firewall_rule", "azurerm_mysql_firewall_rule", "azurerm_mysql_flexible_server_firewall_rule", "azurerm_mariadb_firewall_rule"]
  fail     = self.start_ip_address == "0.0.0.0" && contains(["255.255.255.255", "255.255.255.254"], self.end_ip_address)
  at       = self.end_ip_address
  message  = "The rule allows every address from ${self.start_ip_address} to ${self.end_ip_address}"
  why      = "Passwords of databases are guessed all day by machines that search the internet for open ports. Only the login stands between them and the data."
  remedy   = "Name the addresses that need access, or use virtual network rules or a private endpoint."
  aliases  = ["CKV_AZURE_11", "AVD-AZU-0029"]
  since    = "0.1"

  example "fails" "everyone on Azure SQL" {
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
      end_ip_address   = "255.255.255.255"
    }
  }

  example "fails" "everyone on the older SQL resource" {
    variable "password" {
      type = string
    }

    terraform {
      required_providers {
        azurerm = {
          source  = "hashicorp/azurerm"
          version = "~> 3.0"
        }
      }
    }

    resource "azurerm_sql_server" "main" {
      name                         = "example-sql"
      location                     = "westeurope"
      resource_group_name          = "example"
      version                      = "12.0"
      administrator_login          = "dbadmin"
      administrator_login_password = var.password
    }

    resource "azurerm_sql_firewall_rule" "main" {
      name                = "rule"
      resource_group_name = "example"
      server_name         = azurerm_sql_server.main.name
      start_ip_address    = "0.0.0.0"
      end_ip_address      = "255.255.255.255"
    }
  }

  example "fails" "everyone on PostgreSQL" {
    resource "azurerm_postgresql_server" "main" {
      name                    = "example-pg"
      location                = "westeurope"
      resource_group_name     = "example"
      sku_name                = "GP_Gen5_4"
      version                 = "11"
      ssl_enforcement_enabled = true
    }

    resource "azurerm_postgresql_firewall_rule" "main" {
      name                = "rule"
      resource_group_name = "example"
      server_name         = azurerm_postgresql_server.main.name
      start_ip_address    = "0.0.0.0"
      end_ip_address      = "255.255.255.255"
    }
  }

  example "fails" "everyone on MySQL" {
    variable "server_name" {
      type = string
    }

    resource "azurerm_mysql_flexible_server_firewall_rule" "main" {
      name                = "rule"
      resource_group_name = "example"
      server_name         = var.server_name
      start_ip_address    = "0.0.0.0"
      end_ip_address      = "255.255.255.255"
    }
  }

  example "passes" "an office" {
    variable "server_id" {
      type = string
    }

    resource "azurerm_mssql_firewall_rule" "main" {
      name             = "rule"
      server_id        = var.server_id
      start_ip_address = "203.0.113.10"
      end_ip_address   = "203.0.113.12"
    }
  }

  example "passes" "an office, PostgreSQL" {
    resource "azurerm_postgresql_server" "main" {
      name                    = "example-pg"
      location                = "westeurope"
      resource_group_name     = "example"
      sku_name                = "GP_Gen5_4"
      version                 = "11"
      ssl_enforcement_enabled = true
    }

    resource "azurerm_postgresql_firewall_rule" "main" {
      name                = "rule"
      resource_group_name = "example"
      server_name         = azurerm_postgresql_server.main.name
      start_ip_address    = "203.0.113.10"
      end_ip_address      = "203.0.113.12"
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
