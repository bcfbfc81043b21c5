# --- outside
resource "azurerm_managed_disk" "home" {
  name                 = "bankhome"
  resource_group_name  = "rg-bank"
  location             = "westeurope"
  create_option        = "Empty"
  storage_account_type = "Premium_LRS"
}

resource "azurerm_snapshot" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "westus2"
  create_option       = "Copy"
  source_uri          = azurerm_managed_disk.home.id
}

# --- inside
resource "azurerm_managed_disk" "home" {
  name                 = "bankhome"
  resource_group_name  = "rg-bank"
  location             = "westeurope"
  create_option        = "Empty"
  storage_account_type = "Premium_LRS"
}

resource "azurerm_snapshot" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "germanywestcentral"
  create_option       = "Copy"
  source_uri          = azurerm_managed_disk.home.id
}
