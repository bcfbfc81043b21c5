# --- outside
resource "azurerm_container_registry" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  sku                 = "Premium"

  georeplications {
    location                        = "eastus"
    zone_redundancy_enabled         = true
    global_endpoint_routing_enabled = true
  }
}

# --- inside
resource "azurerm_container_registry" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  sku                 = "Premium"

  georeplications {
    location                        = "norwayeast"
    zone_redundancy_enabled         = true
    global_endpoint_routing_enabled = true
  }
}
