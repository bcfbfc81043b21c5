# --- outside
resource "azurerm_eventgrid_system_topic" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  topic_type          = "Microsoft.Storage.StorageAccounts"
}

resource "azurerm_storage_account" "away" {
  name                     = "bankaway"
  resource_group_name      = "rg-bank"
  location                 = "uksouth"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_eventgrid_system_topic_event_subscription" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  system_topic        = azurerm_eventgrid_system_topic.home.name

  storage_queue_endpoint {
    storage_account_id = azurerm_storage_account.away.id
    queue_name         = "events"
  }
}

# --- inside
resource "azurerm_eventgrid_system_topic" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  topic_type          = "Microsoft.Storage.StorageAccounts"
}

resource "azurerm_storage_account" "away" {
  name                     = "bankaway"
  resource_group_name      = "rg-bank"
  location                 = "swedencentral"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_eventgrid_system_topic_event_subscription" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  system_topic        = azurerm_eventgrid_system_topic.home.name

  storage_queue_endpoint {
    storage_account_id = azurerm_storage_account.away.id
    queue_name         = "events"
  }
}
