check "azure-database-server-threat-detection-disabled" {
  title    = "Threat detection of the database server is off"
  severity = "medium"
  on       = ["azurerm_postgresql_server", "azurerm_mysql_server"]
  fail     = !self.threat_detection_policy.enabled
  at       = self.threat_detection_policy.enabled
  message  = "There is no threat detection policy that is enabled"
  why      = "Guessing of passwords, injection and logins from unusual places are neither detected nor told to anybody."
  remedy   = "Add threat_detection_policy with enabled = true, or protect the server with a Defender plan for open-source databases and suppress this check with that reason."
  aliases  = ["CKV_AZURE_128", "CKV_AZURE_127"]
  since    = "0.1"

  fix {
    unsafe = "Threat detection is charged for each server"
    set    = { "threat_detection_policy.enabled" = true }
  }

  example "fails" "PostgreSQL, not written" {
    resource "azurerm_postgresql_server" "main" {
      name                    = "example-pg"
      location                = "westeurope"
      resource_group_name     = "example"
      sku_name                = "GP_Gen5_4"
      version                 = "11"
      ssl_enforcement_enabled = true
    }
  }

  example "fails" "PostgreSQL, switched off" {
    resource "azurerm_postgresql_server" "main" {
      name                    = "example-pg"
      location                = "westeurope"
      resource_group_name     = "example"
      sku_name                = "GP_Gen5_4"
      version                 = "11"
      ssl_enforcement_enabled = true

      threat_detection_policy {
        enabled = false
      }
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

  example "passes" "PostgreSQL" {
    resource "azurerm_postgresql_server" "main" {
      name                    = "example-pg"
      location                = "westeurope"
      resource_group_name     = "example"
      sku_name                = "GP_Gen5_4"
      version                 = "11"
      ssl_enforcement_enabled = true

      threat_detection_policy {
        enabled = true
      }
    }
  }

  example "passes" "MySQL" {
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

      threat_detection_policy {
        enabled = true
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "detect" {
      type = bool
    }

    resource "azurerm_postgresql_server" "main" {
      name                    = "example-pg"
      location                = "westeurope"
      resource_group_name     = "example"
      sku_name                = "GP_Gen5_4"
      version                 = "11"
      ssl_enforcement_enabled = true

      threat_detection_policy {
        enabled = var.detect
      }
    }
  }
}
