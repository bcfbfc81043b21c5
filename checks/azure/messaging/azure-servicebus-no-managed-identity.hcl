check "azure-servicebus-no-managed-identity" {
  title    = "Service Bus has no managed identity"
  severity = "info"
  on       = ["azurerm_servicebus_namespace"]
  fail     = self.identity == null
  at       = self.identity
  message  = "There is no identity block"
  why      = "Without an identity the service reaches others with passwords and keys that are kept in settings, where they leak and are never changed."
  remedy   = "Add identity with type = \"SystemAssigned\", or name a user-assigned one."
  aliases  = ["CKV_AZURE_202"]
  since    = "0.1"

  fix {
    set = { "identity.type" = "SystemAssigned" }
  }

  example "fails" "none" {
    resource "azurerm_servicebus_namespace" "main" {
      name                         = "example-bus"
      location                     = "westeurope"
      resource_group_name          = "example"
      sku                          = "Premium"
      capacity                     = 1
      premium_messaging_partitions = 1
    }
  }

  example "passes" "system-assigned" {
    resource "azurerm_servicebus_namespace" "main" {
      name                         = "example-bus"
      location                     = "westeurope"
      resource_group_name          = "example"
      sku                          = "Premium"
      capacity                     = 1
      premium_messaging_partitions = 1

      identity {
        type = "SystemAssigned"
      }
    }
  }

  example "unknown" "only in some environments" {
    variable "own" {
      type = bool
    }

    resource "azurerm_servicebus_namespace" "main" {
      name                         = "example-bus"
      location                     = "westeurope"
      resource_group_name          = "example"
      sku                          = "Premium"
      capacity                     = 1
      premium_messaging_partitions = 1

      dynamic "identity" {
        for_each = var.own ? [1] : []

        content {
          type = "SystemAssigned"
        }
      }
    }
  }
}
