# --- outside
resource "azurerm_key_vault" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "uksouth"
  sku_name            = "Standard"
  tenant_id           = "00000000-0000-0000-0000-000000000001"
}

# --- inside
resource "azurerm_key_vault" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "germanywestcentral"
  sku_name            = "Standard"
  tenant_id           = "00000000-0000-0000-0000-000000000001"
}
