# --- outside
resource "azurerm_data_factory" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
}

resource "azurerm_storage_account" "away" {
  name                     = "bankaway"
  resource_group_name      = "rg-bank"
  location                 = "uksouth"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_data_factory_linked_service_data_lake_storage_gen2" "this" {
  name                 = "bank"
  data_factory_id      = azurerm_data_factory.home.id
  url                  = azurerm_storage_account.away.primary_dfs_endpoint
  use_managed_identity = true
}

# --- inside
resource "azurerm_data_factory" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
}

resource "azurerm_storage_account" "away" {
  name                     = "bankaway"
  resource_group_name      = "rg-bank"
  location                 = "germanywestcentral"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_data_factory_linked_service_data_lake_storage_gen2" "this" {
  name                 = "bank"
  data_factory_id      = azurerm_data_factory.home.id
  url                  = azurerm_storage_account.away.primary_dfs_endpoint
  use_managed_identity = true
}
