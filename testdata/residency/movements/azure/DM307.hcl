# --- outside
resource "azurerm_app_configuration" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  sku                 = "standard"

  replica {
    name     = "away"
    location = "uksouth"
  }
}

# --- inside
resource "azurerm_app_configuration" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  sku                 = "standard"

  replica {
    name     = "away"
    location = "germanywestcentral"
  }
}
