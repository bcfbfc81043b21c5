# --- outside
resource "azurerm_mssql_server" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  version             = "12.0"
}

resource "azurerm_mssql_server" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "southeastasia"
  version             = "12.0"
}

resource "azurerm_mssql_failover_group" "this" {
  name      = "bank"
  server_id = azurerm_mssql_server.home.id

  partner_server {
    id = azurerm_mssql_server.away.id
  }

  read_write_endpoint_failover_policy {
    mode          = "Automatic"
    grace_minutes = 60
  }
}

# --- inside
resource "azurerm_mssql_server" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  version             = "12.0"
}

resource "azurerm_mssql_server" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "germanywestcentral"
  version             = "12.0"
}

resource "azurerm_mssql_failover_group" "this" {
  name      = "bank"
  server_id = azurerm_mssql_server.home.id

  partner_server {
    id = azurerm_mssql_server.away.id
  }

  read_write_endpoint_failover_policy {
    mode          = "Automatic"
    grace_minutes = 60
  }
}
