# --- outside
resource "azurerm_mysql_server" "this" {
  name                         = "bank"
  resource_group_name          = "rg-bank"
  location                     = "eastus2"
  geo_redundant_backup_enabled = true
  sku_name                     = "Standard"
  ssl_enforcement_enabled      = true
  version                      = "8.0"
}

# --- inside
resource "azurerm_mysql_server" "this" {
  name                         = "bank"
  resource_group_name          = "rg-bank"
  location                     = "francecentral"
  geo_redundant_backup_enabled = true
  sku_name                     = "Standard"
  ssl_enforcement_enabled      = true
  version                      = "8.0"
}
