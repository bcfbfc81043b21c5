# --- outside
resource "azurerm_log_analytics_workspace" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
}

resource "azurerm_storage_account" "away" {
  name                     = "bankaway"
  resource_group_name      = "rg-bank"
  location                 = "eastus"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_log_analytics_data_export_rule" "this" {
  name                    = "bank"
  resource_group_name     = "rg-bank"
  workspace_resource_id   = azurerm_log_analytics_workspace.home.id
  destination_resource_id = azurerm_storage_account.away.id
  table_names             = ["SecurityEvent"]
  enabled                 = true
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
  location                 = "germanywestcentral"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_log_analytics_data_export_rule" "this" {
  name                    = "bank"
  resource_group_name     = "rg-bank"
  workspace_resource_id   = azurerm_log_analytics_workspace.home.id
  destination_resource_id = azurerm_storage_account.away.id
  table_names             = ["SecurityEvent"]
  enabled                 = true
}
