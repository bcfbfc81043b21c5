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

resource "azurerm_eventhub_namespace" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "brazilsouth"
  sku                 = "Standard"
}

resource "azurerm_eventhub_namespace_authorization_rule" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  namespace_name      = azurerm_eventhub_namespace.away.name
}

resource "azurerm_iothub_endpoint_eventhub" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  iothub_id           = azurerm_iothub.home.id
  connection_string   = azurerm_eventhub_namespace_authorization_rule.away.primary_connection_string
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

resource "azurerm_eventhub_namespace" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "francecentral"
  sku                 = "Standard"
}

resource "azurerm_eventhub_namespace_authorization_rule" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  namespace_name      = azurerm_eventhub_namespace.away.name
}

resource "azurerm_iothub_endpoint_eventhub" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  iothub_id           = azurerm_iothub.home.id
  connection_string   = azurerm_eventhub_namespace_authorization_rule.away.primary_connection_string
}
