check "azure-database-server-no-infrastructure-encryption" {
  title    = "Database server is encrypted once only"
  severity = "info"
  on       = ["azurerm_postgresql_server", "azurerm_mysql_server"]
  fail     = !self.infrastructure_encryption_enabled
  at       = self.infrastructure_encryption_enabled
  message  = "There is no second layer of encryption below the service's own"
  why      = "Data at rest is always encrypted by the service. Some standards ask for a second, independent layer; it can only be chosen when the server is created."
  remedy   = "Set infrastructure_encryption_enabled = true where a standard asks for it."
  aliases  = ["CKV_AZURE_130", "CKV_AZURE_96"]
  since    = "0.1"

  fix {
    unsafe = "Replaces the server with its data"
    set    = { infrastructure_encryption_enabled = true }
  }

  example "fails" "PostgreSQL" {
    resource "azurerm_postgresql_server" "main" {
      name                              = "example-pg"
      location                          = "westeurope"
      resource_group_name               = "example"
      sku_name                          = "GP_Gen5_4"
      version                           = "11"
      ssl_enforcement_enabled           = true
      infrastructure_encryption_enabled = false
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

  example "passes" "PostgreSQL, twice" {
    resource "azurerm_postgresql_server" "main" {
      name                              = "example-pg"
      location                          = "westeurope"
      resource_group_name               = "example"
      sku_name                          = "GP_Gen5_4"
      version                           = "11"
      ssl_enforcement_enabled           = true
      infrastructure_encryption_enabled = true
    }
  }

  example "passes" "MySQL, twice" {
    terraform {
      required_providers {
        azurerm = {
          source  = "hashicorp/azurerm"
          version = "~> 3.0"
        }
      }
    }

    resource "azurerm_mysql_server" "main" {
      name                              = "example-mysql"
      location                          = "westeurope"
      resource_group_name               = "example"
      sku_name                          = "GP_Gen5_2"
      version                           = "8.0"
      storage_mb                        = 5120
      ssl_enforcement_enabled           = true
      infrastructure_encryption_enabled = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "twice" {
      type = bool
    }

    resource "azurerm_postgresql_server" "main" {
      name                              = "example-pg"
      location                          = "westeurope"
      resource_group_name               = "example"
      sku_name                          = "GP_Gen5_4"
      version                           = "11"
      ssl_enforcement_enabled           = true
      infrastructure_encryption_enabled = var.twice
    }
  }
}
