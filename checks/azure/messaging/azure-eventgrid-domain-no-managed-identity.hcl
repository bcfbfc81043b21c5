check "azure-eventgrid-domain-no-managed-identity" {
  title    = "Event Grid domain has no managed identity"
  severity = "info"
  on       = ["azurerm_eventgrid_domain"]
  fail     = self.identity == null
  at       = self.identity
  message  = "There is no identity block"
  why      = "Without an identity the service reaches others with passwords and keys that are kept in settings, where they leak and are never changed."
  remedy   = "Add identity with type = \"SystemAssigned\", or name a user-assigned one."
  aliases  = ["CKV_AZURE_194"]
  since    = "0.1"

  fix {
    set = { "identity.type" = "SystemAssigned" }
  }

  example "fails" "none" {
    resource "azurerm_eventgrid_domain" "main" {
      name                = "example-domain"
      location            = "westeurope"
      resource_group_name = "example"
    }
  }

  example "passes" "system-assigned" {
    resource "azurerm_eventgrid_domain" "main" {
      name                = "example-domain"
      location            = "westeurope"
      resource_group_name = "example"

      identity {
        type = "SystemAssigned"
      }
    }
  }

  example "unknown" "only in some environments" {
    variable "own" {
      type = bool
    }

    resource "azurerm_eventgrid_domain" "main" {
      name                = "example-domain"
      location            = "westeurope"
      resource_group_name = "example"

      dynamic "identity" {
        for_each = var.own ? [1] : []

        content {
          type = "SystemAssigned"
        }
      }
    }
  }
}
