check "azure-database-server-local-backups" {
  title    = "Backups of the database server stay in its region"
  severity = "low"
  on       = ["azurerm_postgresql_server", "azurerm_mysql_server", "azurerm_mariadb_server", "azurerm_postgresql_flexible_server", "azurerm_mysql_flexible_server"]
  fail     = !self.geo_redundant_backup_enabled
  at       = self.geo_redundant_backup_enabled
  message  = "Backups are not copied to another region"
  why      = "Where the region fails, the database and all of its backups are gone together."
  remedy   = "Set geo_redundant_backup_enabled = true (not possible on burstable SKUs); where residency rules keep data in one region, suppress this check with that reason."
  aliases  = ["CKV_AZURE_102", "CKV_AZURE_94", "CKV_AZURE_129", "CKV_AZURE_136"]
  since    = "0.1"

  example "fails" "PostgreSQL" {
    resource "azurerm_postgresql_server" "main" {
      name                         = "example-pg"
      location                     = "westeurope"
      resource_group_name          = "example"
      sku_name                     = "GP_Gen5_4"
      version                      = "11"
      ssl_enforcement_enabled      = true
      geo_redundant_backup_enabled = false
    }
  }

  example "fails" "MySQL, not written" {
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

  example "fails" "flexible PostgreSQL" {
    resource "azurerm_postgresql_flexible_server" "main" {
      name                = "example-pgflex"
      location            = "westeurope"
      resource_group_name = "example"
      sku_name            = "GP_Standard_D4s_v3"
      version             = "16"
      zone                = "1"
    }
  }

  example "fails" "flexible MySQL" {
    resource "azurerm_mysql_flexible_server" "main" {
      name                = "example-mysqlflex"
      location            = "westeurope"
      resource_group_name = "example"
      sku_name            = "GP_Standard_D2ds_v4"
      version             = "8.0.21"
    }
  }

  example "passes" "PostgreSQL, copied" {
    resource "azurerm_postgresql_server" "main" {
      name                         = "example-pg"
      location                     = "westeurope"
      resource_group_name          = "example"
      sku_name                     = "GP_Gen5_4"
      version                      = "11"
      ssl_enforcement_enabled      = true
      geo_redundant_backup_enabled = true
    }
  }

  example "passes" "MySQL, copied" {
    terraform {
      required_providers {
        azurerm = {
          source  = "hashicorp/azurerm"
          version = "~> 3.0"
        }
      }
    }

    resource "azurerm_mysql_server" "main" {
      name                         = "example-mysql"
      location                     = "westeurope"
      resource_group_name          = "example"
      sku_name                     = "GP_Gen5_2"
      version                      = "8.0"
      storage_mb                   = 5120
      ssl_enforcement_enabled      = true
      geo_redundant_backup_enabled = true
    }
  }

  example "passes" "flexible PostgreSQL, copied" {
    resource "azurerm_postgresql_flexible_server" "main" {
      name                         = "example-pgflex"
      location                     = "westeurope"
      resource_group_name          = "example"
      sku_name                     = "GP_Standard_D4s_v3"
      version                      = "16"
      zone                         = "1"
      geo_redundant_backup_enabled = true
    }
  }

  example "passes" "flexible MySQL, copied" {
    resource "azurerm_mysql_flexible_server" "main" {
      name                         = "example-mysqlflex"
      location                     = "westeurope"
      resource_group_name          = "example"
      sku_name                     = "GP_Standard_D2ds_v4"
      version                      = "8.0.21"
      geo_redundant_backup_enabled = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "geo" {
      type = bool
    }

    resource "azurerm_postgresql_flexible_server" "main" {
      name                         = "example-pgflex"
      location                     = "westeurope"
      resource_group_name          = "example"
      sku_name                     = "GP_Standard_D4s_v3"
      version                      = "16"
      zone                         = "1"
      geo_redundant_backup_enabled = var.geo
    }
  }
}
