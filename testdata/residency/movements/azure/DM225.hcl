# --- outside
resource "azurerm_mysql_flexible_server" "this" {
  name                         = "bank"
  resource_group_name          = "rg-bank"
  location                     = "eastus2"
  geo_redundant_backup_enabled = true
}

# --- inside
resource "azurerm_mysql_flexible_server" "this" {
  name                         = "bank"
  resource_group_name          = "rg-bank"
  location                     = "francecentral"
  geo_redundant_backup_enabled = true
}
