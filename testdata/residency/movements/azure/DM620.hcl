# --- outside
resource "azurerm_eventgrid_system_topic" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  topic_type          = "Microsoft.Storage.StorageAccounts"
}

resource "azurerm_eventhub_namespace" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "centralindia"
  sku                 = "Standard"
}

resource "azurerm_eventhub" "away" {
  name            = "bankaway"
  namespace_id    = azurerm_eventhub_namespace.away.id
  partition_count = 2
}

resource "azurerm_eventgrid_system_topic_event_subscription" "this" {
  name                 = "bank"
  resource_group_name  = "rg-bank"
  system_topic         = azurerm_eventgrid_system_topic.home.name
  eventhub_endpoint_id = azurerm_eventhub.away.id
}

# --- inside
resource "azurerm_eventgrid_system_topic" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  topic_type          = "Microsoft.Storage.StorageAccounts"
}

resource "azurerm_eventhub_namespace" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "norwayeast"
  sku                 = "Standard"
}

resource "azurerm_eventhub" "away" {
  name            = "bankaway"
  namespace_id    = azurerm_eventhub_namespace.away.id
  partition_count = 2
}

resource "azurerm_eventgrid_system_topic_event_subscription" "this" {
  name                 = "bank"
  resource_group_name  = "rg-bank"
  system_topic         = azurerm_eventgrid_system_topic.home.name
  eventhub_endpoint_id = azurerm_eventhub.away.id
}
