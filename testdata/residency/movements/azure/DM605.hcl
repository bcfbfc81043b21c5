# --- outside
resource "azurerm_mysql_server" "home" {
  name                    = "bankhome"
  resource_group_name     = "rg-bank"
  location                = "westeurope"
  sku_name                = "Standard"
  ssl_enforcement_enabled = true
  version                 = "8.0"
}

resource "azurerm_mysql_server" "this" {
  name                      = "bank"
  resource_group_name       = "rg-bank"
  location                  = "centralindia"
  create_mode               = "Replica"
  creation_source_server_id = azurerm_mysql_server.home.id
  sku_name                  = "Standard"
  ssl_enforcement_enabled   = true
  version                   = "8.0"
}

# --- inside
resource "azurerm_mysql_server" "home" {
  name                    = "bankhome"
  resource_group_name     = "rg-bank"
  location                = "westeurope"
  sku_name                = "Standard"
  ssl_enforcement_enabled = true
  version                 = "8.0"
}

resource "azurerm_mysql_server" "this" {
  name                      = "bank"
  resource_group_name       = "rg-bank"
  location                  = "germanywestcentral"
  create_mode               = "Replica"
  creation_source_server_id = azurerm_mysql_server.home.id
  sku_name                  = "Standard"
  ssl_enforcement_enabled   = true
  version                   = "8.0"
}
