# --- outside
resource "azurerm_mariadb_server" "home" {
  name                    = "bankhome"
  resource_group_name     = "rg-bank"
  location                = "westeurope"
  sku_name                = "Standard"
  ssl_enforcement_enabled = true
  version                 = "10.3"
}

resource "azurerm_mariadb_server" "this" {
  name                      = "bank"
  resource_group_name       = "rg-bank"
  location                  = "uksouth"
  create_mode               = "Replica"
  creation_source_server_id = azurerm_mariadb_server.home.id
  sku_name                  = "Standard"
  ssl_enforcement_enabled   = true
  version                   = "10.3"
}

# --- inside
resource "azurerm_mariadb_server" "home" {
  name                    = "bankhome"
  resource_group_name     = "rg-bank"
  location                = "westeurope"
  sku_name                = "Standard"
  ssl_enforcement_enabled = true
  version                 = "10.3"
}

resource "azurerm_mariadb_server" "this" {
  name                      = "bank"
  resource_group_name       = "rg-bank"
  location                  = "francecentral"
  create_mode               = "Replica"
  creation_source_server_id = azurerm_mariadb_server.home.id
  sku_name                  = "Standard"
  ssl_enforcement_enabled   = true
  version                   = "10.3"
}
