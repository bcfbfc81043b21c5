# --- outside
resource "azurerm_storage_account" "home" {
  name                     = "bankhome"
  resource_group_name      = "rg-bank"
  location                 = "westeurope"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_eventhub_namespace" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "uksouth"
  sku                 = "Standard"
}

resource "azurerm_eventhub" "away" {
  name            = "bankaway"
  namespace_id    = azurerm_eventhub_namespace.away.id
  partition_count = 2
}

resource "azurerm_eventgrid_event_subscription" "this" {
  name                 = "bank"
  scope                = azurerm_storage_account.home.id
  eventhub_endpoint_id = azurerm_eventhub.away.id
}

# --- inside
resource "azurerm_storage_account" "home" {
  name                     = "bankhome"
  resource_group_name      = "rg-bank"
  location                 = "westeurope"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_eventhub_namespace" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "swedencentral"
  sku                 = "Standard"
}

resource "azurerm_eventhub" "away" {
  name            = "bankaway"
  namespace_id    = azurerm_eventhub_namespace.away.id
  partition_count = 2
}

resource "azurerm_eventgrid_event_subscription" "this" {
  name                 = "bank"
  scope                = azurerm_storage_account.home.id
  eventhub_endpoint_id = azurerm_eventhub.away.id
}
