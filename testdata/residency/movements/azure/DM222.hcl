# --- outside
resource "azurerm_postgresql_flexible_server" "this" {
  name                         = "bank"
  resource_group_name          = "rg-bank"
  location                     = "brazilsouth"
  geo_redundant_backup_enabled = true
}

# --- inside
resource "azurerm_postgresql_flexible_server" "this" {
  name                         = "bank"
  resource_group_name          = "rg-bank"
  location                     = "westeurope"
  geo_redundant_backup_enabled = true
}
