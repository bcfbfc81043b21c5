check "azure-container-registry-single-zone" {
  title    = "Container registry stands in one zone"
  severity = "info"
  on       = ["azurerm_container_registry"]
  fail     = !self.zone_redundancy_enabled
  at       = self.zone_redundancy_enabled
  message  = "Zone redundancy is off"
  why      = "Where the zone fails, nothing can be deployed or restarted."
  remedy   = "Set zone_redundancy_enabled = true (Premium)."
  aliases  = ["CKV_AZURE_233"]
  since    = "0.1"

  fix {
    unsafe = "Replaces the registry with its images, and needs the SKU Premium"
    set    = { zone_redundancy_enabled = true }
  }

  example "fails" "wrong value" {
    resource "azurerm_container_registry" "main" {
      name                    = "exampleregistry"
      location                = "westeurope"
      resource_group_name     = "example"
      sku                     = "Premium"
      zone_redundancy_enabled = false
    }
  }

  example "fails" "not written" {
    resource "azurerm_container_registry" "main" {
      name                = "exampleregistry"
      location            = "westeurope"
      resource_group_name = "example"
      sku                 = "Premium"
    }
  }

  example "passes" "as it should be" {
    resource "azurerm_container_registry" "main" {
      name                    = "exampleregistry"
      location                = "westeurope"
      resource_group_name     = "example"
      sku                     = "Premium"
      zone_redundancy_enabled = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "setting" {
      type = bool
    }

    resource "azurerm_container_registry" "main" {
      name                    = "exampleregistry"
      location                = "westeurope"
      resource_group_name     = "example"
      sku                     = "Premium"
      zone_redundancy_enabled = var.setting
    }
  }
}
