# --- outside
resource "azurerm_mssql_server" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "switzerlandnorth"
  version             = "12.0"
}

resource "azurerm_mssql_database" "this" {
  name      = "bank"
  server_id = azurerm_mssql_server.home.id
}

# --- inside
resource "azurerm_mssql_server" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "northeurope"
  version             = "12.0"
}

resource "azurerm_mssql_database" "this" {
  name                 = "bank"
  storage_account_type = "GeoZone"
  server_id            = azurerm_mssql_server.home.id
}
