# --- outside
resource "azurerm_postgresql_server" "home" {
  name                    = "bankhome"
  resource_group_name     = "rg-bank"
  location                = "westeurope"
  sku_name                = "Standard"
  ssl_enforcement_enabled = true
  version                 = "11"
}

resource "azurerm_postgresql_server" "this" {
  name                      = "bank"
  resource_group_name       = "rg-bank"
  location                  = "brazilsouth"
  create_mode               = "Replica"
  creation_source_server_id = azurerm_postgresql_server.home.id
  sku_name                  = "Standard"
  ssl_enforcement_enabled   = true
  version                   = "11"
}

# --- inside
resource "azurerm_postgresql_server" "home" {
  name                    = "bankhome"
  resource_group_name     = "rg-bank"
  location                = "westeurope"
  sku_name                = "Standard"
  ssl_enforcement_enabled = true
  version                 = "11"
}

resource "azurerm_postgresql_server" "this" {
  name                      = "bank"
  resource_group_name       = "rg-bank"
  location                  = "northeurope"
  create_mode               = "Replica"
  creation_source_server_id = azurerm_postgresql_server.home.id
  sku_name                  = "Standard"
  ssl_enforcement_enabled   = true
  version                   = "11"
}
