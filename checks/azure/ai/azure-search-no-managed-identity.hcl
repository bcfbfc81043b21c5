check "azure-search-no-managed-identity" {
  title    = "Search service has no managed identity"
  severity = "info"
  on       = ["azurerm_search_service"]
  fail     = self.identity == null
  at       = self.identity
  message  = "There is no identity block"
  why      = "Without an identity the service reaches others with passwords and keys that are kept in settings, where they leak and are never changed."
  remedy   = "Add identity with type = \"SystemAssigned\", or name a user-assigned one."
  aliases  = ["CKV_AZURE_207"]
  since    = "0.1"

  fix {
    set = { "identity.type" = "SystemAssigned" }
  }

  example "fails" "none" {
    resource "azurerm_search_service" "main" {
      name                = "example-search"
      location            = "westeurope"
      resource_group_name = "example"
      sku                 = "standard"
    }
  }

  example "passes" "system-assigned" {
    resource "azurerm_search_service" "main" {
      name                = "example-search"
      location            = "westeurope"
      resource_group_name = "example"
      sku                 = "standard"

      identity {
        type = "SystemAssigned"
      }
    }
  }

  example "unknown" "only in some environments" {
    variable "own" {
      type = bool
    }

    resource "azurerm_search_service" "main" {
      name                = "example-search"
      location            = "westeurope"
      resource_group_name = "example"
      sku                 = "standard"

      dynamic "identity" {
        for_each = var.own ? [1] : []

        content {
          type = "SystemAssigned"
        }
      }
    }
  }
}
