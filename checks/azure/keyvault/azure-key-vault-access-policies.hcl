check "azure-key-vault-access-policies" {
  title    = "Key vault grants access by access policies, not by roles"
  severity = "info"
  on       = ["azurerm_key_vault"]
  fail     = self.rbac_authorization_enabled == false
  at       = self.rbac_authorization_enabled
  message  = "Access is granted by access policies of the vault"
  why      = "Whoever holds Contributor on a vault with access policies can write a policy for themselves and read every secret. Roles separate managing the vault from reading what is in it, and can be granted for a single secret."
  remedy   = "Set rbac_authorization_enabled = true (enable_rbac_authorization before azurerm 4.42) and replace access policies with azurerm_role_assignment."
  aliases  = []
  since    = "0.1"

  fix {
    unsafe = "Access policies count no longer: give the roles first"
    set    = { rbac_authorization_enabled = true }
    remove = ["enable_rbac_authorization"]
  }

  example "fails" "switched off" {
    resource "azurerm_key_vault" "main" {
      name                       = "example-vault"
      location                   = "westeurope"
      resource_group_name        = "example"
      tenant_id                  = "00000000-0000-0000-0000-000000000001"
      sku_name                   = "premium"
      rbac_authorization_enabled = false
    }
  }

  example "fails" "old name, switched off" {
    terraform {
      required_providers {
        azurerm = {
          source  = "hashicorp/azurerm"
          version = "~> 3.0"
        }
      }
    }

    resource "azurerm_key_vault" "main" {
      name                      = "example-vault"
      location                  = "westeurope"
      resource_group_name       = "example"
      tenant_id                 = "00000000-0000-0000-0000-000000000001"
      sku_name                  = "premium"
      enable_rbac_authorization = false
    }
  }

  example "fails" "not written, before version 5" {
    terraform {
      required_providers {
        azurerm = {
          source  = "hashicorp/azurerm"
          version = "~> 4.0"
        }
      }
    }

    resource "azurerm_key_vault" "main" {
      name                = "example-vault"
      location            = "westeurope"
      resource_group_name = "example"
      tenant_id           = "00000000-0000-0000-0000-000000000001"
      sku_name            = "premium"
    }
  }

  example "passes" "roles" {
    resource "azurerm_key_vault" "main" {
      name                       = "example-vault"
      location                   = "westeurope"
      resource_group_name        = "example"
      tenant_id                  = "00000000-0000-0000-0000-000000000001"
      sku_name                   = "premium"
      rbac_authorization_enabled = true
    }
  }

  example "passes" "roles, under the old name" {
    terraform {
      required_providers {
        azurerm = {
          source  = "hashicorp/azurerm"
          version = "~> 3.0"
        }
      }
    }

    resource "azurerm_key_vault" "main" {
      name                      = "example-vault"
      location                  = "westeurope"
      resource_group_name       = "example"
      tenant_id                 = "00000000-0000-0000-0000-000000000001"
      sku_name                  = "premium"
      enable_rbac_authorization = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "rbac" {
      type = bool
    }

    resource "azurerm_key_vault" "main" {
      name                       = "example-vault"
      location                   = "westeurope"
      resource_group_name        = "example"
      tenant_id                  = "00000000-0000-0000-0000-000000000001"
      sku_name                   = "premium"
      rbac_authorization_enabled = var.rbac
    }
  }
}
