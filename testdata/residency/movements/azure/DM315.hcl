# --- outside
resource "azurerm_virtual_network" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
}

resource "azurerm_virtual_network" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "uksouth"
}

resource "azurerm_virtual_network_peering" "this" {
  name                      = "bank"
  resource_group_name       = "rg-bank"
  virtual_network_name      = azurerm_virtual_network.home.name
  remote_virtual_network_id = azurerm_virtual_network.away.id
}

# --- inside
resource "azurerm_virtual_network" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
}

resource "azurerm_virtual_network" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "francecentral"
}

resource "azurerm_virtual_network_peering" "this" {
  name                      = "bank"
  resource_group_name       = "rg-bank"
  virtual_network_name      = azurerm_virtual_network.home.name
  remote_virtual_network_id = azurerm_virtual_network.away.id
}
