# --- outside
resource "azurerm_storage_account" "home" {
  name                     = "bankhome"
  resource_group_name      = "rg-bank"
  location                 = "westeurope"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_servicebus_namespace" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "southeastasia"
  sku                 = "Premium"
}

resource "azurerm_servicebus_topic" "away" {
  name         = "bankaway"
  namespace_id = azurerm_servicebus_namespace.away.id
}

resource "azurerm_eventgrid_event_subscription" "this" {
  name                          = "bank"
  scope                         = azurerm_storage_account.home.id
  service_bus_topic_endpoint_id = azurerm_servicebus_topic.away.id
}

# --- inside
resource "azurerm_storage_account" "home" {
  name                     = "bankhome"
  resource_group_name      = "rg-bank"
  location                 = "westeurope"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_servicebus_namespace" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "norwayeast"
  sku                 = "Premium"
}

resource "azurerm_servicebus_topic" "away" {
  name         = "bankaway"
  namespace_id = azurerm_servicebus_namespace.away.id
}

resource "azurerm_eventgrid_event_subscription" "this" {
  name                          = "bank"
  scope                         = azurerm_storage_account.home.id
  service_bus_topic_endpoint_id = azurerm_servicebus_topic.away.id
}
