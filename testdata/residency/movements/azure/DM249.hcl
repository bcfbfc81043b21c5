# --- outside
resource "azurerm_snapshot" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  create_option       = "Copy"
}

resource "azurerm_snapshot" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "eastus"
  create_option       = "Copy"
  source_resource_id  = azurerm_snapshot.home.id
}

# --- inside
resource "azurerm_snapshot" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  create_option       = "Copy"
}

resource "azurerm_snapshot" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "norwayeast"
  create_option       = "Copy"
  source_resource_id  = azurerm_snapshot.home.id
}
