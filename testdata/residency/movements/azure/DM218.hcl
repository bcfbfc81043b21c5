# --- outside
resource "azurerm_mssql_server" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  version             = "12.0"
}

resource "azurerm_mssql_database" "home" {
  name                 = "bankhome"
  storage_account_type = "Local"
  server_id            = azurerm_mssql_server.home.id
}

resource "azurerm_mssql_server" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "uksouth"
  version             = "12.0"
}

resource "azurerm_mssql_database" "this" {
  name                        = "bank"
  create_mode                 = "Secondary"
  creation_source_database_id = azurerm_mssql_database.home.id
  storage_account_type        = "Local"
  server_id                   = azurerm_mssql_server.away.id
}

# --- inside
resource "azurerm_mssql_server" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  version             = "12.0"
}

resource "azurerm_mssql_database" "home" {
  name                 = "bankhome"
  storage_account_type = "Local"
  server_id            = azurerm_mssql_server.home.id
}

resource "azurerm_mssql_server" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "northeurope"
  version             = "12.0"
}

resource "azurerm_mssql_database" "this" {
  name                        = "bank"
  create_mode                 = "Secondary"
  creation_source_database_id = azurerm_mssql_database.home.id
  storage_account_type        = "Local"
  server_id                   = azurerm_mssql_server.away.id
}
