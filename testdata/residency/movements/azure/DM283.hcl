# --- outside
resource "azurerm_log_analytics_workspace" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "southeastasia"
}

resource "azurerm_security_center_workspace" "this" {
  scope        = "/subscriptions/00000000-0000-0000-0000-000000000000"
  workspace_id = azurerm_log_analytics_workspace.away.id
}

# --- inside
resource "azurerm_log_analytics_workspace" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "swedencentral"
}

resource "azurerm_security_center_workspace" "this" {
  scope        = "/subscriptions/00000000-0000-0000-0000-000000000000"
  workspace_id = azurerm_log_analytics_workspace.away.id
}
