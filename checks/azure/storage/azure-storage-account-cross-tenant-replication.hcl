check "azure-storage-account-cross-tenant-replication" {
  title    = "Objects may be replicated to storage accounts of other tenants"
  severity = "medium"
  on       = ["azurerm_storage_account"]
  fail     = self.cross_tenant_replication_enabled
  at       = self.cross_tenant_replication_enabled
  message  = "Replication policies may name an account of another Entra tenant"
  why      = "Whoever may write a replication policy can have every new object copied to a tenant outside the organisation, quietly and continuously."
  remedy   = "Set cross_tenant_replication_enabled = false."
  aliases  = []
  since    = "0.1"

  fix {
    unsafe = "Fails while a replication policy with another tenant exists"
    set    = { cross_tenant_replication_enabled = false }
  }

  example "fails" "switched on" {
    resource "azurerm_storage_account" "main" {
      name                             = "examplestore"
      location                         = "westeurope"
      resource_group_name              = "example"
      account_tier                     = "Standard"
      account_replication_type         = "GRS"
      cross_tenant_replication_enabled = true
    }
  }

  example "fails" "not written, before version 4" {
    terraform {
      required_providers {
        azurerm = {
          source  = "hashicorp/azurerm"
          version = "~> 3.0"
        }
      }
    }

    resource "azurerm_storage_account" "main" {
      name                     = "examplestore"
      location                 = "westeurope"
      resource_group_name      = "example"
      account_tier             = "Standard"
      account_replication_type = "GRS"
    }
  }

  example "passes" "switched off" {
    resource "azurerm_storage_account" "main" {
      name                             = "examplestore"
      location                         = "westeurope"
      resource_group_name              = "example"
      account_tier                     = "Standard"
      account_replication_type         = "GRS"
      cross_tenant_replication_enabled = false
    }
  }

  example "passes" "not written" {
    resource "azurerm_storage_account" "main" {
      name                     = "examplestore"
      location                 = "westeurope"
      resource_group_name      = "example"
      account_tier             = "Standard"
      account_replication_type = "GRS"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "cross" {
      type = bool
    }

    resource "azurerm_storage_account" "main" {
      name                             = "examplestore"
      location                         = "westeurope"
      resource_group_name              = "example"
      account_tier                     = "Standard"
      account_replication_type         = "GRS"
      cross_tenant_replication_enabled = var.cross
    }
  }
}
