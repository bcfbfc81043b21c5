check "azure-batch-account-no-key-vault" {
  title    = "Batch account is not tied to a key vault of its owner"
  severity = "info"
  on       = ["azurerm_batch_account"]
  fail     = self.key_vault_reference == null
  at       = self.key_vault_reference
  message  = "There is no key_vault_reference"
  why      = "Certificates and secrets of pools are kept where the owner cannot watch them."
  remedy   = "Set pool_allocation_mode = \"UserSubscription\" with key_vault_reference."
  aliases  = ["CKV_AZURE_76"]
  since    = "0.1"

  example "fails" "none" {
    resource "azurerm_batch_account" "main" {
      name                = "examplebatch"
      location            = "westeurope"
      resource_group_name = "example"
    }
  }

  example "passes" "a vault" {
    resource "azurerm_batch_account" "main" {
      name                 = "examplebatch"
      location             = "westeurope"
      resource_group_name  = "example"
      pool_allocation_mode = "UserSubscription"

      key_vault_reference {
        id  = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/example/providers/Microsoft.KeyVault/vaults/example"
        url = "https://example.vault.azure.net/"
      }
    }
  }

  example "unknown" "only in some environments" {
    variable "vault_id" {
      type = string
    }

    variable "own" {
      type = bool
    }

    resource "azurerm_batch_account" "main" {
      name                = "examplebatch"
      location            = "westeurope"
      resource_group_name = "example"

      dynamic "key_vault_reference" {
        for_each = var.own ? [1] : []

        content {
          id  = var.vault_id
          url = "https://example.vault.azure.net/"
        }
      }
    }
  }
}
