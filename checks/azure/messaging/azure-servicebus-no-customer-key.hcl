check "azure-servicebus-no-customer-key" {
  title    = "Service Bus is not encrypted under a key of its owner"
  severity = "info"
  on       = ["azurerm_servicebus_namespace"]
  fail     = self.customer_managed_key == null
  at       = self.customer_managed_key
  message  = "Messages are encrypted under a key that Microsoft manages"
  why      = "The owner can neither see the use of the key nor take it away."
  remedy   = "Add customer_managed_key (Premium)."
  aliases  = ["CKV_AZURE_201"]
  since    = "0.1"

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

  example "passes" "a key" {
    resource "azurerm_servicebus_namespace" "main" {
      name                         = "example-bus"
      location                     = "westeurope"
      resource_group_name          = "example"
      sku                          = "Premium"
      capacity                     = 1
      premium_messaging_partitions = 1

      customer_managed_key {
        key_vault_key_id                  = "https://example-vault.vault.azure.net/keys/bus"
        identity_id                       = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/example/providers/Microsoft.ManagedIdentity/userAssignedIdentities/bus"
        infrastructure_encryption_enabled = true
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

      dynamic "customer_managed_key" {
        for_each = var.own ? [1] : []

        content {
          key_vault_key_id = "https://example-vault.vault.azure.net/keys/bus"
          identity_id      = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/example/providers/Microsoft.ManagedIdentity/userAssignedIdentities/bus"
        }
      }
    }
  }
}
