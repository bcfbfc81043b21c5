# --- outside
resource "azurerm_synapse_workspace" "home" {
  name                                 = "bankhome"
  resource_group_name                  = "rg-bank"
  location                             = "uksouth"
  storage_data_lake_gen2_filesystem_id = "https://bank.dfs.core.windows.net/synapse"
}

resource "azurerm_synapse_sql_pool" "this" {
  name                 = "bank"
  synapse_workspace_id = azurerm_synapse_workspace.home.id
  storage_account_type = "GRS"
  sku_name             = "Standard"
}

# --- inside
resource "azurerm_synapse_workspace" "home" {
  name                                 = "bankhome"
  resource_group_name                  = "rg-bank"
  location                             = "germanywestcentral"
  storage_data_lake_gen2_filesystem_id = "https://bank.dfs.core.windows.net/synapse"
}

resource "azurerm_synapse_sql_pool" "this" {
  name                      = "bank"
  synapse_workspace_id      = azurerm_synapse_workspace.home.id
  storage_account_type      = "GRS"
  geo_backup_policy_enabled = true
  sku_name                  = "Standard"
}
