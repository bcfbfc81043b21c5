# --- outside
resource "azurerm_data_factory" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
}

resource "azurerm_storage_account" "away" {
  name                     = "bankaway"
  resource_group_name      = "rg-bank"
  location                 = "centralindia"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_data_factory_linked_service_azure_blob_storage" "this" {
  name              = "bank"
  data_factory_id   = azurerm_data_factory.home.id
  connection_string = azurerm_storage_account.away.primary_connection_string
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
  location                 = "francecentral"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_data_factory_linked_service_azure_blob_storage" "this" {
  name              = "bank"
  data_factory_id   = azurerm_data_factory.home.id
  connection_string = azurerm_storage_account.away.primary_connection_string
}
