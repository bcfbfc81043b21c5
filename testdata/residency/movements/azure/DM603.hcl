# --- outside
resource "azurerm_mariadb_server" "this" {
  name                         = "bank"
  resource_group_name          = "rg-bank"
  location                     = "uksouth"
  geo_redundant_backup_enabled = true
  sku_name                     = "Standard"
  ssl_enforcement_enabled      = true
  version                      = "10.3"
}

# --- inside
resource "azurerm_mariadb_server" "this" {
  name                         = "bank"
  resource_group_name          = "rg-bank"
  location                     = "germanywestcentral"
  geo_redundant_backup_enabled = true
  sku_name                     = "Standard"
  ssl_enforcement_enabled      = true
  version                      = "10.3"
}
