# --- outside
resource "azurerm_eventgrid_system_topic" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  topic_type          = "Microsoft.Storage.StorageAccounts"
}

resource "azurerm_servicebus_namespace" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "eastus"
  sku                 = "Premium"
}

resource "azurerm_servicebus_queue" "away" {
  name         = "bankaway"
  namespace_id = azurerm_servicebus_namespace.away.id
}

resource "azurerm_eventgrid_system_topic_event_subscription" "this" {
  name                          = "bank"
  resource_group_name           = "rg-bank"
  system_topic                  = azurerm_eventgrid_system_topic.home.name
  service_bus_queue_endpoint_id = azurerm_servicebus_queue.away.id
}

# --- inside
resource "azurerm_eventgrid_system_topic" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  topic_type          = "Microsoft.Storage.StorageAccounts"
}

resource "azurerm_servicebus_namespace" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "swedencentral"
  sku                 = "Premium"
}

resource "azurerm_servicebus_queue" "away" {
  name         = "bankaway"
  namespace_id = azurerm_servicebus_namespace.away.id
}

resource "azurerm_eventgrid_system_topic_event_subscription" "this" {
  name                          = "bank"
  resource_group_name           = "rg-bank"
  system_topic                  = azurerm_eventgrid_system_topic.home.name
  service_bus_queue_endpoint_id = azurerm_servicebus_queue.away.id
}
