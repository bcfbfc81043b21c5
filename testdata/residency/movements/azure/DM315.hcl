# --- outside
resource "azurerm_virtual_network" "home" {
  name                = "example"
  resource_group_name = "rg-bank"
  location            = "westeurope"
}

resource "azurerm_virtual_network" "away" {
  name                = "example"
  resource_group_name = "rg-bank"
  location            = "uksouth"
}

resource "azurerm_virtual_network_peering" "this" {
  name                      = "example"
  resource_group_name       = "rg-bank"
  virtual_network_name      = azurerm_virtual_network.home.name
  remote_virtual_network_id = azurerm_virtual_network.away.id
}

# --- inside
resource "azurerm_virtual_network" "home" {
  name                = "example"
  resource_group_name = "rg-bank"
  location            = "westeurope"
}

resource "azurerm_virtual_network" "away" {
  name                = "example"
  resource_group_name = "rg-bank"
  location            = "francecentral"
}

resource "azurerm_virtual_network_peering" "this" {
  name                      = "example"
  resource_group_name       = "rg-bank"
  virtual_network_name      = azurerm_virtual_network.home.name
  remote_virtual_network_id = azurerm_virtual_network.away.id
}
