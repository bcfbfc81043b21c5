# --- outside
resource "azurerm_log_analytics_workspace" "away" {
  name                = "example"
  resource_group_name = "rg-bank"
  location            = "switzerlandnorth"
}

resource "azurerm_monitor_data_collection_rule" "this" {
  name                = "example"
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
  name                = "example"
  resource_group_name = "rg-bank"
  location            = "francecentral"
}

resource "azurerm_monitor_data_collection_rule" "this" {
  name                = "example"
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
