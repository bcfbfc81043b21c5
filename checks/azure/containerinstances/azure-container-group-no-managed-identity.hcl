check "azure-container-group-no-managed-identity" {
  title    = "Container group has no managed identity"
  severity = "low"
  on       = ["azurerm_container_group"]
  fail     = self.identity == null
  at       = self.identity
  message  = "There is no identity block"
  why      = "Without an identity the service reaches others with passwords and keys that are kept in settings, where they leak and are never changed."
  remedy   = "Add identity with type = \"SystemAssigned\", or name a user-assigned one."
  aliases  = ["CKV2_AZURE_28"]
  since    = "0.1"

  fix {
    unsafe = "The containers are started anew"
    set    = { "identity.type" = "SystemAssigned" }
  }

  example "fails" "none" {
    resource "azurerm_container_group" "main" {
      name                = "example-aci"
      location            = "westeurope"
      resource_group_name = "example"
      os_type             = "Linux"

      container {
        name   = "app"
        image  = "examplereg.azurecr.io/app:1.4"
        cpu    = 1
        memory = 2
      }
    }
  }

  example "passes" "system-assigned" {
    resource "azurerm_container_group" "main" {
      name                = "example-aci"
      location            = "westeurope"
      resource_group_name = "example"
      os_type             = "Linux"

      identity {
        type = "SystemAssigned"
      }

      container {
        name   = "app"
        image  = "examplereg.azurecr.io/app:1.4"
        cpu    = 1
        memory = 2
      }
    }
  }

  example "unknown" "only in some environments" {
    variable "own" {
      type = bool
    }

    resource "azurerm_container_group" "main" {
      name                = "example-aci"
      location            = "westeurope"
      resource_group_name = "example"
      os_type             = "Linux"

      dynamic "identity" {
        for_each = var.own ? [1] : []

        content {
          type = "SystemAssigned"
        }
      }

      container {
        name   = "app"
        image  = "examplereg.azurecr.io/app:1.4"
        cpu    = 1
        memory = 2
      }
    }
  }
}
