# --- outside
resource "azurerm_storage_account" "this" {
  name                     = "bank"
  resource_group_name      = "rg-bank"
  location                 = "southeastasia"
  account_replication_type = "GRS"
  account_tier             = "Standard"
}

# --- inside
resource "azurerm_storage_account" "this" {
  name                     = "bank"
  resource_group_name      = "rg-bank"
  location                 = "norwayeast"
  account_replication_type = "RAGZRS"
  account_tier             = "Standard"
}
