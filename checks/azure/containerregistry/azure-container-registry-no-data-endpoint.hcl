check "azure-container-registry-no-data-endpoint" {
  title    = "Container registry has no data endpoints of its own"
  severity = "info"
  on       = ["azurerm_container_registry"]
  fail     = !self.data_endpoint_enabled
  at       = self.data_endpoint_enabled
  message  = "Dedicated data endpoints are off"
  why      = "Clients must be allowed to reach all of Azure storage to pull images: a way for data to leave."
  remedy   = "Set data_endpoint_enabled = true (Premium)."
  aliases  = ["CKV_AZURE_237"]
  since    = "0.1"

  fix {
    unsafe = "Needs the SKU Premium, and firewalls of clients must let the new host names through"
    set    = { data_endpoint_enabled = true }
  }

  example "fails" "wrong value" {
    resource "azurerm_container_registry" "main" {
      name                  = "exampleregistry"
      location              = "westeurope"
      resource_group_name   = "example"
      sku                   = "Premium"
      data_endpoint_enabled = false
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
      name                  = "exampleregistry"
      location              = "westeurope"
      resource_group_name   = "example"
      sku                   = "Premium"
      data_endpoint_enabled = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "setting" {
      type = bool
    }

    resource "azurerm_container_registry" "main" {
      name                  = "exampleregistry"
      location              = "westeurope"
      resource_group_name   = "example"
      sku                   = "Premium"
      data_endpoint_enabled = var.setting
    }
  }
}
