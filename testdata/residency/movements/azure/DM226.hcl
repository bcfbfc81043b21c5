# --- outside
resource "azurerm_mysql_flexible_server" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
}

resource "azurerm_mysql_flexible_server" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "eastus"
  create_mode         = "Replica"
  source_server_id    = azurerm_mysql_flexible_server.home.id
}

# --- inside
resource "azurerm_mysql_flexible_server" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
}

resource "azurerm_mysql_flexible_server" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "germanywestcentral"
  create_mode         = "Replica"
  source_server_id    = azurerm_mysql_flexible_server.home.id
}
