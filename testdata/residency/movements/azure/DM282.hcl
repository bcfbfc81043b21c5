# --- outside
resource "azurerm_network_watcher" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
}

resource "azurerm_virtual_network" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
}

resource "azurerm_storage_account" "home" {
  name                     = "bankhome"
  resource_group_name      = "rg-bank"
  location                 = "westeurope"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_log_analytics_workspace" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "brazilsouth"
}

resource "azurerm_network_watcher_flow_log" "this" {
  name                 = "bank"
  resource_group_name  = "rg-bank"
  location             = "westeurope"
  network_watcher_name = azurerm_network_watcher.home.name
  target_resource_id   = azurerm_virtual_network.home.id
  enabled              = true
  storage_account_id   = azurerm_storage_account.home.id

  retention_policy {
    enabled = true
    days    = 90
  }

  traffic_analytics {
    enabled               = true
    workspace_id          = azurerm_log_analytics_workspace.away.workspace_id
    workspace_region      = azurerm_log_analytics_workspace.away.location
    workspace_resource_id = azurerm_log_analytics_workspace.away.id
  }
}

# --- inside
resource "azurerm_network_watcher" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
}

resource "azurerm_virtual_network" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
}

resource "azurerm_storage_account" "home" {
  name                     = "bankhome"
  resource_group_name      = "rg-bank"
  location                 = "westeurope"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_log_analytics_workspace" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "francecentral"
}

resource "azurerm_network_watcher_flow_log" "this" {
  name                 = "bank"
  resource_group_name  = "rg-bank"
  location             = "westeurope"
  network_watcher_name = azurerm_network_watcher.home.name
  target_resource_id   = azurerm_virtual_network.home.id
  enabled              = true
  storage_account_id   = azurerm_storage_account.home.id

  retention_policy {
    enabled = true
    days    = 90
  }

  traffic_analytics {
    enabled               = true
    workspace_id          = azurerm_log_analytics_workspace.away.workspace_id
    workspace_region      = azurerm_log_analytics_workspace.away.location
    workspace_resource_id = azurerm_log_analytics_workspace.away.id
  }
}
