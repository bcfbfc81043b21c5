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

resource "azurerm_servicebus_namespace" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "centralindia"
  sku                 = "Premium"
}

resource "azurerm_iothub_endpoint_servicebus_topic" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  iothub_id           = azurerm_iothub.home.id
  connection_string   = azurerm_servicebus_namespace.away.default_primary_connection_string
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

resource "azurerm_servicebus_namespace" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "swedencentral"
  sku                 = "Premium"
}

resource "azurerm_iothub_endpoint_servicebus_topic" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  iothub_id           = azurerm_iothub.home.id
  connection_string   = azurerm_servicebus_namespace.away.default_primary_connection_string
}
