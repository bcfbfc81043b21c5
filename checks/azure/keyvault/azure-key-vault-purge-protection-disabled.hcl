check "azure-key-vault-purge-protection-disabled" {
  title    = "Key vault can be purged before its retention is over"
  severity = "medium"
  on       = ["azurerm_key_vault"]
  fail     = !self.purge_protection_enabled
  at       = self.purge_protection_enabled
  message  = "Purge protection is off"
  why      = "Whoever may purge can destroy a key at once, and with it everything that is encrypted under it. With purge protection a deleted vault or key stays recoverable until its retention is over."
  remedy   = "Set purge_protection_enabled = true. It cannot be switched off again."
  aliases  = ["CKV_AZURE_110", "CKV_AZURE_42", "AVD-AZU-0016"]
  since    = "0.1"

  fix {
    unsafe = "Cannot be switched off again; a deleted vault keeps its name until its retention is over"
    set    = { purge_protection_enabled = true }
  }

  example "fails" "switched off" {
    resource "azurerm_key_vault" "main" {
      name                       = "example-vault"
      location                   = "westeurope"
      resource_group_name        = "example"
      tenant_id                  = "00000000-0000-0000-0000-000000000001"
      sku_name                   = "premium"
      rbac_authorization_enabled = true
      purge_protection_enabled   = false
    }
  }

  example "fails" "not written" {
    resource "azurerm_key_vault" "main" {
      name                       = "example-vault"
      location                   = "westeurope"
      resource_group_name        = "example"
      tenant_id                  = "00000000-0000-0000-0000-000000000001"
      sku_name                   = "premium"
      rbac_authorization_enabled = true
    }
  }

  example "passes" "switched on" {
    resource "azurerm_key_vault" "main" {
      name                       = "example-vault"
      location                   = "westeurope"
      resource_group_name        = "example"
      tenant_id                  = "00000000-0000-0000-0000-000000000001"
      sku_name                   = "premium"
      rbac_authorization_enabled = true
      purge_protection_enabled   = true
      soft_delete_retention_days = 30
    }
  }

  example "unknown" "from a variable without a value" {
    variable "purge" {
      type = bool
    }

    resource "azurerm_key_vault" "main" {
      name                       = "example-vault"
      location                   = "westeurope"
      resource_group_name        = "example"
      tenant_id                  = "00000000-0000-0000-0000-000000000001"
      sku_name                   = "premium"
      rbac_authorization_enabled = true
      purge_protection_enabled   = var.purge
    }
  }
}
