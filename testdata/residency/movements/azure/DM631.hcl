# --- outside
resource "azurerm_log_analytics_workspace" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
}

resource "azurerm_storage_account" "away" {
  name                     = "bankaway"
  resource_group_name      = "rg-bank"
  location                 = "westus2"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_log_analytics_linked_storage_account" "this" {
  resource_group_name   = "rg-bank"
  workspace_resource_id = azurerm_log_analytics_workspace.home.id
  storage_account_ids   = [azurerm_storage_account.away.id]
  data_source_type      = "CustomLogs"
}

# --- inside
resource "azurerm_log_analytics_workspace" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
}

resource "azurerm_storage_account" "away" {
  name                     = "bankaway"
  resource_group_name      = "rg-bank"
  location                 = "swedencentral"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_log_analytics_linked_storage_account" "this" {
  resource_group_name   = "rg-bank"
  workspace_resource_id = azurerm_log_analytics_workspace.home.id
  storage_account_ids   = [azurerm_storage_account.away.id]
  data_source_type      = "CustomLogs"
}
