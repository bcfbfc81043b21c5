check "azure-database-server-plain-connections" {
  title    = "Database server accepts connections without TLS"
  severity = "high"
  on       = ["azurerm_postgresql_server", "azurerm_mysql_server", "azurerm_mariadb_server"]
  fail     = self.ssl_enforcement_enabled == false
  at       = self.ssl_enforcement_enabled
  message  = "TLS is not enforced"
  why      = "Passwords and data cross the network in the clear for every client that does not ask for TLS."
  remedy   = "Set ssl_enforcement_enabled = true."
  aliases  = ["CKV_AZURE_28", "CKV_AZURE_29", "CKV_AZURE_47", "AVD-AZU-0020"]
  since    = "0.1"

  example "fails" "PostgreSQL" {
    resource "azurerm_postgresql_server" "main" {
      name                    = "example-pg"
      location                = "westeurope"
      resource_group_name     = "example"
      sku_name                = "GP_Gen5_4"
      version                 = "11"
      ssl_enforcement_enabled = false
    }
  }

  example "fails" "MySQL" {
    terraform {
      required_providers {
        azurerm = {
          source  = "hashicorp/azurerm"
          version = "~> 3.0"
        }
      }
    }

    resource "azurerm_mysql_server" "main" {
      name                    = "example-mysql"
      location                = "westeurope"
      resource_group_name     = "example"
      sku_name                = "GP_Gen5_2"
      version                 = "8.0"
      storage_mb              = 5120
      ssl_enforcement_enabled = false
    }
  }

  example "fails" "MariaDB" {
    terraform {
      required_providers {
        azurerm = {
          source  = "hashicorp/azurerm"
          version = "~> 3.0"
        }
      }
    }

    resource "azurerm_mariadb_server" "main" {
      name                    = "example-maria"
      location                = "westeurope"
      resource_group_name     = "example"
      sku_name                = "GP_Gen5_2"
      version                 = "10.3"
      ssl_enforcement_enabled = false
    }
  }

  example "passes" "PostgreSQL, enforced" {
    resource "azurerm_postgresql_server" "main" {
      name                    = "example-pg"
      location                = "westeurope"
      resource_group_name     = "example"
      sku_name                = "GP_Gen5_4"
      version                 = "11"
      ssl_enforcement_enabled = true
    }
  }

  example "passes" "MySQL, enforced" {
    terraform {
      required_providers {
        azurerm = {
          source  = "hashicorp/azurerm"
          version = "~> 3.0"
        }
      }
    }

    resource "azurerm_mysql_server" "main" {
      name                    = "example-mysql"
      location                = "westeurope"
      resource_group_name     = "example"
      sku_name                = "GP_Gen5_2"
      version                 = "8.0"
      storage_mb              = 5120
      ssl_enforcement_enabled = true
    }
  }

  example "passes" "MariaDB, enforced" {
    terraform {
      required_providers {
        azurerm = {
          source  = "hashicorp/azurerm"
          version = "~> 3.0"
        }
      }
    }

    resource "azurerm_mariadb_server" "main" {
      name                    = "example-maria"
      location                = "westeurope"
      resource_group_name     = "example"
      sku_name                = "GP_Gen5_2"
      version                 = "10.3"
      ssl_enforcement_enabled = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "tls" {
      type = bool
    }

    resource "azurerm_postgresql_server" "main" {
      name                    = "example-pg"
      location                = "westeurope"
      resource_group_name     = "example"
      sku_name                = "GP_Gen5_4"
      version                 = "11"
      ssl_enforcement_enabled = var.tls
    }
  }
}
