# --- outside
resource "azurerm_postgresql_flexible_server" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
}

resource "azurerm_postgresql_flexible_server" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "centralindia"
  create_mode         = "Replica"
  source_server_id    = azurerm_postgresql_flexible_server.home.id
}

# --- inside
resource "azurerm_postgresql_flexible_server" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
}

resource "azurerm_postgresql_flexible_server" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "swedencentral"
  create_mode         = "Replica"
  source_server_id    = azurerm_postgresql_flexible_server.home.id
}
