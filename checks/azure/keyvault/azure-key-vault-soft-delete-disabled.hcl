check "azure-key-vault-soft-delete-disabled" {
  title    = "Deleted vault and keys cannot be brought back"
  severity = "medium"
  on       = ["azurerm_key_vault"]
  fail     = self.soft_delete_enabled == false
  at       = self.soft_delete_enabled
  message  = "Soft delete is switched off"
  why      = "A deleted key is gone at once, and everything encrypted under it with it."
  remedy   = "Remove soft_delete_enabled and use azurerm 2.42 or newer, which always has soft delete on."
  aliases  = ["CKV_AZURE_111"]
  since    = "0.1"

  fix {
    remove = ["soft_delete_enabled"]
  }

  example "fails" "switched off, before version 3" {
    terraform {
      required_providers {
        azurerm = {
          source  = "hashicorp/azurerm"
          version = "~> 2.30"
        }
      }
    }

    resource "azurerm_key_vault" "main" {
      name                = "example-vault"
      location            = "westeurope"
      resource_group_name = "example"
      tenant_id           = "00000000-0000-0000-0000-000000000001"
      sku_name            = "premium"
      soft_delete_enabled = false
    }
  }

  example "passes" "switched on, before version 3" {
    terraform {
      required_providers {
        azurerm = {
          source  = "hashicorp/azurerm"
          version = "~> 2.30"
        }
      }
    }

    resource "azurerm_key_vault" "main" {
      name                = "example-vault"
      location            = "westeurope"
      resource_group_name = "example"
      tenant_id           = "00000000-0000-0000-0000-000000000001"
      sku_name            = "premium"
      soft_delete_enabled = true
    }
  }

  example "passes" "always on today" {
    resource "azurerm_key_vault" "main" {
      name                       = "example-vault"
      location                   = "westeurope"
      resource_group_name        = "example"
      tenant_id                  = "00000000-0000-0000-0000-000000000001"
      sku_name                   = "premium"
      rbac_authorization_enabled = true
    }
  }

  example "unknown" "from a variable without a value" {
    terraform {
      required_providers {
        azurerm = {
          source  = "hashicorp/azurerm"
          version = "~> 2.30"
        }
      }
    }

    variable "soft" {
      type = bool
    }

    resource "azurerm_key_vault" "main" {
      name                = "example-vault"
      location            = "westeurope"
      resource_group_name = "example"
      tenant_id           = "00000000-0000-0000-0000-000000000001"
      sku_name            = "premium"
      soft_delete_enabled = var.soft
    }
  }
}
