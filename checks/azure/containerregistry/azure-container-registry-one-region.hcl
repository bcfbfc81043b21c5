check "azure-container-registry-one-region" {
  title    = "Container registry stands in one region"
  severity = "info"
  on       = ["azurerm_container_registry"]
  fail     = length(self.georeplications) == 0
  at       = self.georeplications
  message  = "There are no replicas in other regions"
  why      = "Where the region fails, nothing can be deployed elsewhere either."
  remedy   = "Add georeplications (Premium) where residency rules allow another region."
  aliases  = ["CKV_AZURE_165"]
  since    = "0.1"

  example "fails" "none" {
    resource "azurerm_container_registry" "main" {
      name                = "exampleregistry"
      location            = "westeurope"
      resource_group_name = "example"
      sku                 = "Premium"
    }
  }

  example "passes" "two regions" {
    resource "azurerm_container_registry" "main" {
      name                = "exampleregistry"
      resource_group_name = "example"
      sku                 = "Premium"

      georeplications {
        location                = "northeurope"
        zone_redundancy_enabled = true
      }
    }
  }

  example "unknown" "only in some environments" {
    variable "copies" {
      type = bool
    }

    resource "azurerm_container_registry" "main" {
      name                = "exampleregistry"
      resource_group_name = "example"
      sku                 = "Premium"

      dynamic "georeplications" {
        for_each = var.copies ? ["northeurope"] : []

        content {
          location = georeplications.value
        }
      }
    }
  }
}
