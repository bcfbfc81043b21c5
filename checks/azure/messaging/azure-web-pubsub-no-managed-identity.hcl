check "azure-web-pubsub-no-managed-identity" {
  title    = "Web PubSub has no managed identity"
  severity = "info"
  on       = ["azurerm_web_pubsub"]
  fail     = self.identity == null
  at       = self.identity
  message  = "There is no identity block"
  why      = "Without an identity the service reaches others with passwords and keys that are kept in settings, where they leak and are never changed."
  remedy   = "Add identity with type = \"SystemAssigned\", or name a user-assigned one."
  aliases  = ["CKV_AZURE_176"]
  since    = "0.1"

  fix {
    set = { "identity.type" = "SystemAssigned" }
  }

  example "fails" "none" {
    resource "azurerm_web_pubsub" "main" {
      name                = "example-pubsub"
      location            = "westeurope"
      resource_group_name = "example"
      sku                 = "Standard_S1"
      capacity            = 1
    }
  }

  example "passes" "system-assigned" {
    resource "azurerm_web_pubsub" "main" {
      name                = "example-pubsub"
      location            = "westeurope"
      resource_group_name = "example"
      sku                 = "Standard_S1"
      capacity            = 1

      identity {
        type = "SystemAssigned"
      }
    }
  }

  example "unknown" "only in some environments" {
    variable "own" {
      type = bool
    }

    resource "azurerm_web_pubsub" "main" {
      name                = "example-pubsub"
      location            = "westeurope"
      resource_group_name = "example"
      sku                 = "Standard_S1"
      capacity            = 1

      dynamic "identity" {
        for_each = var.own ? [1] : []

        content {
          type = "SystemAssigned"
        }
      }
    }
  }
}
