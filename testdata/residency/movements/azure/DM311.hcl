# --- outside
resource "azurerm_iothub" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "switzerlandnorth"

  sku {
    capacity = 1
    name     = "S1"
  }
}

# --- inside
resource "azurerm_iothub" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "northeurope"

  sku {
    capacity = 1
    name     = "S1"
  }
}
