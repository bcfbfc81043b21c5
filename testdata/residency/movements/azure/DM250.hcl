# --- outside
resource "azurerm_snapshot" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  create_option       = "Copy"
}

resource "azurerm_managed_disk" "this" {
  name                 = "bank"
  resource_group_name  = "rg-bank"
  location             = "switzerlandnorth"
  create_option        = "Copy"
  source_resource_id   = azurerm_snapshot.home.id
  storage_account_type = "Premium_LRS"
}

# --- inside
resource "azurerm_snapshot" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  create_option       = "Copy"
}

resource "azurerm_managed_disk" "this" {
  name                 = "bank"
  resource_group_name  = "rg-bank"
  location             = "norwayeast"
  create_option        = "Copy"
  source_resource_id   = azurerm_snapshot.home.id
  storage_account_type = "Premium_LRS"
}
