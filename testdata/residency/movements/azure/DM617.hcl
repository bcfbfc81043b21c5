# --- outside
resource "azurerm_storage_account" "home" {
  name                     = "bankhome"
  resource_group_name      = "rg-bank"
  location                 = "westeurope"
  account_replication_type = "LRS"
  account_tier             = "Standard"
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

resource "azurerm_eventgrid_event_subscription" "this" {
  name                          = "bank"
  scope                         = azurerm_storage_account.home.id
  hybrid_connection_endpoint_id = azurerm_relay_hybrid_connection.away.id
}

# --- inside
resource "azurerm_storage_account" "home" {
  name                     = "bankhome"
  resource_group_name      = "rg-bank"
  location                 = "westeurope"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_relay_namespace" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "germanywestcentral"
  sku_name            = "Standard"
}

resource "azurerm_relay_hybrid_connection" "away" {
  name                 = "bankaway"
  resource_group_name  = "rg-bank"
  relay_namespace_name = azurerm_relay_namespace.away.name
}

resource "azurerm_eventgrid_event_subscription" "this" {
  name                          = "bank"
  scope                         = azurerm_storage_account.home.id
  hybrid_connection_endpoint_id = azurerm_relay_hybrid_connection.away.id
}
