# --- outside
resource "azurerm_storage_sync" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
}

resource "azurerm_storage_sync_group" "home" {
  name            = "bankhome"
  storage_sync_id = azurerm_storage_sync.home.id
}

resource "azurerm_storage_account" "away" {
  name                     = "bankaway"
  resource_group_name      = "rg-bank"
  location                 = "centralindia"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_storage_sync_cloud_endpoint" "this" {
  name                  = "bank"
  storage_sync_group_id = azurerm_storage_sync_group.home.id
  storage_account_id    = azurerm_storage_account.away.id
  file_share_name       = "branches"
}

# --- inside
resource "azurerm_storage_sync" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
}

resource "azurerm_storage_sync_group" "home" {
  name            = "bankhome"
  storage_sync_id = azurerm_storage_sync.home.id
}

resource "azurerm_storage_account" "away" {
  name                     = "bankaway"
  resource_group_name      = "rg-bank"
  location                 = "norwayeast"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_storage_sync_cloud_endpoint" "this" {
  name                  = "bank"
  storage_sync_group_id = azurerm_storage_sync_group.home.id
  storage_account_id    = azurerm_storage_account.away.id
  file_share_name       = "branches"
}
