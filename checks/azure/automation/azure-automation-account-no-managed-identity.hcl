check "azure-automation-account-no-managed-identity" {
  title    = "Automation account has no managed identity"
  severity = "low"
  on       = ["azurerm_automation_account"]
  fail     = self.identity == null
  at       = self.identity
  message  = "There is no identity block"
  why      = "Without an identity the service reaches others with passwords and keys that are kept in settings, where they leak and are never changed."
  remedy   = "Add identity with type = \"SystemAssigned\", or name a user-assigned one."
  aliases  = ["CKV2_AZURE_36"]
  since    = "0.1"

  fix {
    set = { "identity.type" = "SystemAssigned" }
  }

  example "fails" "none" {
    resource "azurerm_automation_account" "main" {
      name                = "example-automation"
      location            = "westeurope"
      resource_group_name = "example"
      sku_name            = "Basic"
    }
  }

  example "passes" "system-assigned" {
    resource "azurerm_automation_account" "main" {
      name                = "example-automation"
      location            = "westeurope"
      resource_group_name = "example"
      sku_name            = "Basic"

      identity {
        type = "SystemAssigned"
      }
    }
  }

  example "unknown" "only in some environments" {
    variable "own" {
      type = bool
    }

    resource "azurerm_automation_account" "main" {
      name                = "example-automation"
      location            = "westeurope"
      resource_group_name = "example"
      sku_name            = "Basic"

      dynamic "identity" {
        for_each = var.own ? [1] : []

        content {
          type = "SystemAssigned"
        }
      }
    }
  }
}
