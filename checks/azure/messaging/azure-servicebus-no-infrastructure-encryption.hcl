check "azure-servicebus-no-infrastructure-encryption" {
  title    = "Service Bus is encrypted once only"
  severity = "info"
  on       = ["azurerm_servicebus_namespace"]
  fail     = !self.customer_managed_key.infrastructure_encryption_enabled
  at       = self.customer_managed_key
  message  = "There is no second layer of encryption"
  why      = "Some standards ask for a second, independent layer of encryption."
  remedy   = "Set infrastructure_encryption_enabled = true in customer_managed_key where a standard asks for it."
  aliases  = ["CKV_AZURE_199"]
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

  example "fails" "switched off" {
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
        infrastructure_encryption_enabled = false
      }
    }
  }

  example "passes" "twice" {
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

  example "unknown" "from a variable without a value" {
    variable "twice" {
      type = bool
    }

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
        infrastructure_encryption_enabled = var.twice
      }
    }
  }
}
