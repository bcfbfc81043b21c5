# --- outside
resource "azurerm_eventhub_namespace" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "southeastasia"
  sku                 = "Standard"
}

resource "azurerm_eventhub_namespace_authorization_rule" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  namespace_name      = azurerm_eventhub_namespace.away.name
}

resource "azurerm_monitor_aad_diagnostic_setting" "this" {
  name                           = "bank"
  eventhub_authorization_rule_id = azurerm_eventhub_namespace_authorization_rule.away.id

  enabled_log {
    category = "SignInLogs"
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

resource "azurerm_monitor_aad_diagnostic_setting" "this" {
  name                           = "bank"
  eventhub_authorization_rule_id = azurerm_eventhub_namespace_authorization_rule.away.id

  enabled_log {
    category = "SignInLogs"
  }
}
