# --- outside
resource "azurerm_postgresql_server" "this" {
  name                         = "bank"
  resource_group_name          = "rg-bank"
  location                     = "eastus2"
  geo_redundant_backup_enabled = true
  sku_name                     = "Standard"
  ssl_enforcement_enabled      = true
  version                      = "11"
}

# --- inside
resource "azurerm_postgresql_server" "this" {
  name                         = "bank"
  resource_group_name          = "rg-bank"
  location                     = "francecentral"
  geo_redundant_backup_enabled = true
  sku_name                     = "Standard"
  ssl_enforcement_enabled      = true
  version                      = "11"
}
