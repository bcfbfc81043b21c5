# --- outside
resource "azurerm_log_analytics_workspace" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "westus2"
}

resource "azurerm_monitor_aad_diagnostic_setting" "this" {
  name                       = "bank"
  log_analytics_workspace_id = azurerm_log_analytics_workspace.away.id

  enabled_log {
    category = "SignInLogs"
  }
}

# --- inside
resource "azurerm_log_analytics_workspace" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "northeurope"
}

resource "azurerm_monitor_aad_diagnostic_setting" "this" {
  name                       = "bank"
  log_analytics_workspace_id = azurerm_log_analytics_workspace.away.id

  enabled_log {
    category = "SignInLogs"
  }
}
