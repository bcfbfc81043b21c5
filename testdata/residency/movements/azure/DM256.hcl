# --- outside
resource "azurerm_eventhub_namespace" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  sku                 = "Standard"
}

resource "azurerm_eventhub_namespace" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "centralindia"
  sku                 = "Standard"
}

resource "azurerm_eventhub_namespace_disaster_recovery_config" "this" {
  name                 = "bank"
  resource_group_name  = "rg-bank"
  namespace_name       = azurerm_eventhub_namespace.home.name
  partner_namespace_id = azurerm_eventhub_namespace.away.id
}

# --- inside
resource "azurerm_eventhub_namespace" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  sku                 = "Standard"
}

resource "azurerm_eventhub_namespace" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "germanywestcentral"
  sku                 = "Standard"
}

resource "azurerm_eventhub_namespace_disaster_recovery_config" "this" {
  name                 = "bank"
  resource_group_name  = "rg-bank"
  namespace_name       = azurerm_eventhub_namespace.home.name
  partner_namespace_id = azurerm_eventhub_namespace.away.id
}
