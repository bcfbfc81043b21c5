# --- outside
resource "azurerm_iothub_dps" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "uksouth"

  sku {
    capacity = 1
    name     = "S1"
  }
}

# --- inside
resource "azurerm_iothub_dps" "this" {
  name                   = "bank"
  resource_group_name    = "rg-bank"
  location               = "germanywestcentral"
  data_residency_enabled = false

  sku {
    capacity = 1
    name     = "S1"
  }
}
