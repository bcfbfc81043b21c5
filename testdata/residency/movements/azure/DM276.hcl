# --- outside
resource "azurerm_log_analytics_workspace" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "switzerlandnorth"
}

resource "azurerm_monitor_data_collection_rule" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "westeurope"

  data_flow {
    streams      = ["Microsoft-Syslog"]
    destinations = ["away"]
  }

  destinations {
    log_analytics {
      name                  = "away"
      workspace_resource_id = azurerm_log_analytics_workspace.away.id
    }
  }
}

# --- inside
resource "azurerm_log_analytics_workspace" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "francecentral"
}

resource "azurerm_monitor_data_collection_rule" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "westeurope"

  data_flow {
    streams      = ["Microsoft-Syslog"]
    destinations = ["away"]
  }

  destinations {
    log_analytics {
      name                  = "away"
      workspace_resource_id = azurerm_log_analytics_workspace.away.id
    }
  }
}
