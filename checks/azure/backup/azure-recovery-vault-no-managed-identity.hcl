check "azure-recovery-vault-no-managed-identity" {
  title    = "Recovery vault has no managed identity"
  severity = "info"
  on       = ["azurerm_recovery_services_vault"]
  fail     = self.identity == null
  at       = self.identity
  message  = "There is no identity block"
  why      = "Without an identity the service reaches others with passwords and keys that are kept in settings, where they leak and are never changed."
  remedy   = "Add identity with type = \"SystemAssigned\", or name a user-assigned one."
  aliases  = ["CKV2_AZURE_35"]
  since    = "0.1"

  fix {
    set = { "identity.type" = "SystemAssigned" }
  }

  example "fails" "none" {
    resource "azurerm_recovery_services_vault" "main" {
      name                = "example-rsv"
      location            = "westeurope"
      resource_group_name = "example"
      sku                 = "Standard"
    }
  }

  example "passes" "system-assigned" {
    resource "azurerm_recovery_services_vault" "main" {
      name                = "example-rsv"
      location            = "westeurope"
      resource_group_name = "example"
      sku                 = "Standard"

      identity {
        type = "SystemAssigned"
      }
    }
  }

  example "unknown" "only in some environments" {
    variable "own" {
      type = bool
    }

    resource "azurerm_recovery_services_vault" "main" {
      name                = "example-rsv"
      location            = "westeurope"
      resource_group_name = "example"
      sku                 = "Standard"

      dynamic "identity" {
        for_each = var.own ? [1] : []

        content {
          type = "SystemAssigned"
        }
      }
    }
  }
}
