check "azure-kusto-no-managed-identity" {
  title    = "Data Explorer cluster has no managed identity"
  severity = "info"
  on       = ["azurerm_kusto_cluster"]
  fail     = self.identity == null
  at       = self.identity
  message  = "There is no identity block"
  why      = "Without an identity the service reaches others with passwords and keys that are kept in settings, where they leak and are never changed."
  remedy   = "Add identity with type = \"SystemAssigned\", or name a user-assigned one."
  aliases  = ["CKV_AZURE_181"]
  since    = "0.1"

  fix {
    set = { "identity.type" = "SystemAssigned" }
  }

  example "fails" "none" {
    resource "azurerm_kusto_cluster" "main" {
      name                = "examplekusto"
      location            = "westeurope"
      resource_group_name = "example"

      sku {
        name     = "Standard_D13_v2"
        capacity = 2
      }
    }
  }

  example "passes" "system-assigned" {
    resource "azurerm_kusto_cluster" "main" {
      name                = "examplekusto"
      location            = "westeurope"
      resource_group_name = "example"

      identity {
        type = "SystemAssigned"
      }

      sku {
        name     = "Standard_D13_v2"
        capacity = 2
      }
    }
  }

  example "unknown" "only in some environments" {
    variable "own" {
      type = bool
    }

    resource "azurerm_kusto_cluster" "main" {
      name                = "examplekusto"
      location            = "westeurope"
      resource_group_name = "example"

      dynamic "identity" {
        for_each = var.own ? [1] : []

        content {
          type = "SystemAssigned"
        }
      }

      sku {
        name     = "Standard_D13_v2"
        capacity = 2
      }
    }
  }
}
