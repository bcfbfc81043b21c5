# --- outside
resource "azurerm_eventgrid_system_topic" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  topic_type          = "Microsoft.Storage.StorageAccounts"
}

resource "azurerm_relay_namespace" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "uksouth"
  sku_name            = "Standard"
}

resource "azurerm_relay_hybrid_connection" "away" {
  name                 = "bankaway"
  resource_group_name  = "rg-bank"
  relay_namespace_name = azurerm_relay_namespace.away.name
}

resource "azurerm_eventgrid_system_topic_event_subscription" "this" {
  name                          = "bank"
  resource_group_name           = "rg-bank"
  system_topic                  = azurerm_eventgrid_system_topic.home.name
  hybrid_connection_endpoint_id = azurerm_relay_hybrid_connection.away.id
}

# --- inside
resource "azurerm_eventgrid_system_topic" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  topic_type          = "Microsoft.Storage.StorageAccounts"
}

resource "azurerm_relay_namespace" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "swedencentral"
  sku_name            = "Standard"
}

resource "azurerm_relay_hybrid_connection" "away" {
  name                 = "bankaway"
  resource_group_name  = "rg-bank"
  relay_namespace_name = azurerm_relay_namespace.away.name
}

resource "azurerm_eventgrid_system_topic_event_subscription" "this" {
  name                          = "bank"
  resource_group_name           = "rg-bank"
  system_topic                  = azurerm_eventgrid_system_topic.home.name
  hybrid_connection_endpoint_id = azurerm_relay_hybrid_connection.away.id
}
