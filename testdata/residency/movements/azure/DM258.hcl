# --- outside
resource "azurerm_servicebus_namespace" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  sku                 = "Premium"
}

resource "azurerm_servicebus_namespace" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "southeastasia"
  sku                 = "Premium"
}

resource "azurerm_servicebus_namespace_disaster_recovery_config" "this" {
  name                 = "bank"
  primary_namespace_id = azurerm_servicebus_namespace.home.id
  partner_namespace_id = azurerm_servicebus_namespace.away.id
}

# --- inside
resource "azurerm_servicebus_namespace" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  sku                 = "Premium"
}

resource "azurerm_servicebus_namespace" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "norwayeast"
  sku                 = "Premium"
}

resource "azurerm_servicebus_namespace_disaster_recovery_config" "this" {
  name                 = "bank"
  primary_namespace_id = azurerm_servicebus_namespace.home.id
  partner_namespace_id = azurerm_servicebus_namespace.away.id
}
