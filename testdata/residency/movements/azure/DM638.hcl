# --- outside
resource "azurerm_iothub" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"

  sku {
    capacity = 1
    name     = "S1"
  }
}

resource "azurerm_storage_account" "away" {
  name                     = "bankaway"
  resource_group_name      = "rg-bank"
  location                 = "brazilsouth"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_iothub_endpoint_storage_container" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  iothub_id           = azurerm_iothub.home.id
  connection_string   = azurerm_storage_account.away.primary_blob_connection_string
  container_name      = "data"
}

# --- inside
resource "azurerm_iothub" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"

  sku {
    capacity = 1
    name     = "S1"
  }
}

resource "azurerm_storage_account" "away" {
  name                     = "bankaway"
  resource_group_name      = "rg-bank"
  location                 = "francecentral"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_iothub_endpoint_storage_container" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  iothub_id           = azurerm_iothub.home.id
  connection_string   = azurerm_storage_account.away.primary_blob_connection_string
  container_name      = "data"
}
