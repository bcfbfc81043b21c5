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

resource "azurerm_storage_account" "away" {
  name                     = "bankaway"
  resource_group_name      = "rg-bank"
  location                 = "uksouth"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_mssql_database_extended_auditing_policy" "this" {
  database_id      = azurerm_mssql_database.home.id
  storage_endpoint = azurerm_storage_account.away.primary_blob_endpoint
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

resource "azurerm_storage_account" "away" {
  name                     = "bankaway"
  resource_group_name      = "rg-bank"
  location                 = "swedencentral"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_mssql_database_extended_auditing_policy" "this" {
  database_id      = azurerm_mssql_database.home.id
  storage_endpoint = azurerm_storage_account.away.primary_blob_endpoint
}
