# --- outside
resource "azurerm_monitor_workspace" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "westus2"
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
    monitor_account {
      name               = "away"
      monitor_account_id = azurerm_monitor_workspace.away.id
    }
  }
}

# --- inside
resource "azurerm_monitor_workspace" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "norwayeast"
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
    monitor_account {
      name               = "away"
      monitor_account_id = azurerm_monitor_workspace.away.id
    }
  }
}
