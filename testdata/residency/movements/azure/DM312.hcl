# --- outside
resource "azurerm_eventhub_namespace" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "westus2"
  sku                 = "Standard"
}

resource "azurerm_eventhub_namespace_authorization_rule" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  namespace_name      = azurerm_eventhub_namespace.away.name
}

resource "azurerm_iothub" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "westeurope"

  endpoint {
    type              = "AzureIotHub.EventHub"
    name              = "away"
    connection_string = azurerm_eventhub_namespace_authorization_rule.away.primary_connection_string
  }

  sku {
    capacity = 1
    name     = "S1"
  }
}

# --- inside
resource "azurerm_eventhub_namespace" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "swedencentral"
  sku                 = "Standard"
}

resource "azurerm_eventhub_namespace_authorization_rule" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  namespace_name      = azurerm_eventhub_namespace.away.name
}

resource "azurerm_iothub" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "westeurope"

  endpoint {
    type              = "AzureIotHub.EventHub"
    name              = "away"
    connection_string = azurerm_eventhub_namespace_authorization_rule.away.primary_connection_string
  }

  sku {
    capacity = 1
    name     = "S1"
  }
}
