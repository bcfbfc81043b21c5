# --- outside
resource "azurerm_log_analytics_workspace" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "southeastasia"
}

resource "azurerm_application_insights" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  application_type    = "web"
  workspace_id        = azurerm_log_analytics_workspace.away.id
}

# --- inside
resource "azurerm_log_analytics_workspace" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "francecentral"
}

resource "azurerm_application_insights" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  application_type    = "web"
  workspace_id        = azurerm_log_analytics_workspace.away.id
}
