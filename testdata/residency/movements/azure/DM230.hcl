# --- outside
resource "azurerm_data_protection_backup_vault" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "brazilsouth"
  redundancy          = "GeoRedundant"
  datastore_type      = "VaultStore"
}

# --- inside
resource "azurerm_data_protection_backup_vault" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  redundancy          = "GeoRedundant"
  datastore_type      = "VaultStore"
}
