# --- outside
resource "azurerm_key_vault" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  sku_name            = "Standard"
  tenant_id           = "00000000-0000-0000-0000-000000000001"
}

resource "azurerm_eventhub_namespace" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "uksouth"
  sku                 = "Standard"
}

resource "azurerm_eventhub_namespace_authorization_rule" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  namespace_name      = azurerm_eventhub_namespace.away.name
}

resource "azurerm_monitor_diagnostic_setting" "this" {
  name                           = "bank"
  target_resource_id             = azurerm_key_vault.home.id
  eventhub_authorization_rule_id = azurerm_eventhub_namespace_authorization_rule.away.id

  enabled_log {
    category = "AuditEvent"
  }
}

# --- inside
resource "azurerm_key_vault" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  sku_name            = "Standard"
  tenant_id           = "00000000-0000-0000-0000-000000000001"
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

resource "azurerm_monitor_diagnostic_setting" "this" {
  name                           = "bank"
  target_resource_id             = azurerm_key_vault.home.id
  eventhub_authorization_rule_id = azurerm_eventhub_namespace_authorization_rule.away.id

  enabled_log {
    category = "AuditEvent"
  }
}
