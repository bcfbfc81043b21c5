# --- outside
resource "azurerm_recovery_services_vault" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "eastus2"
  sku                 = "Standard"
}

# --- inside
resource "azurerm_recovery_services_vault" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "francecentral"
  storage_mode_type   = "GeoRedundant"
  sku                 = "Standard"
}
