check "azure-cognitive-account-no-managed-identity" {
  title    = "AI service has no managed identity"
  severity = "low"
  on       = ["azurerm_cognitive_account"]
  fail     = self.identity == null
  at       = self.identity
  message  = "There is no identity block"
  why      = "Without an identity the service reaches others with passwords and keys that are kept in settings, where they leak and are never changed."
  remedy   = "Add identity with type = \"SystemAssigned\", or name a user-assigned one."
  aliases  = ["CKV_AZURE_238"]
  since    = "0.1"

  fix {
    set = { "identity.type" = "SystemAssigned" }
  }

  example "fails" "none" {
    resource "azurerm_cognitive_account" "main" {
      name                = "example-ai"
      location            = "westeurope"
      resource_group_name = "example"
      kind                = "OpenAI"
      sku_name            = "S0"
    }
  }

  example "passes" "system-assigned" {
    resource "azurerm_cognitive_account" "main" {
      name                = "example-ai"
      location            = "westeurope"
      resource_group_name = "example"
      kind                = "OpenAI"
      sku_name            = "S0"

      identity {
        type = "SystemAssigned"
      }
    }
  }

  example "unknown" "only in some environments" {
    variable "own" {
      type = bool
    }

    resource "azurerm_cognitive_account" "main" {
      name                = "example-ai"
      location            = "westeurope"
      resource_group_name = "example"
      kind                = "OpenAI"
      sku_name            = "S0"

      dynamic "identity" {
        for_each = var.own ? [1] : []

        content {
          type = "SystemAssigned"
        }
      }
    }
  }
}
