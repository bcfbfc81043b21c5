# --- outside
resource "azurerm_key_vault" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  sku_name            = "Standard"
  tenant_id           = "00000000-0000-0000-0000-000000000001"
}

resource "azurerm_log_analytics_workspace" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "switzerlandnorth"
}

resource "azurerm_monitor_diagnostic_setting" "this" {
  name                       = "bank"
  target_resource_id         = azurerm_key_vault.home.id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.away.id

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

resource "azurerm_log_analytics_workspace" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "norwayeast"
}

resource "azurerm_monitor_diagnostic_setting" "this" {
  name                       = "bank"
  target_resource_id         = azurerm_key_vault.home.id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.away.id

  enabled_log {
    category = "AuditEvent"
  }
}
