# --- outside
resource "azurerm_eventhub_namespace" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "centralindia"
  sku                 = "Standard"
}

resource "azurerm_eventhub" "away" {
  name            = "bankaway"
  namespace_id    = azurerm_eventhub_namespace.away.id
  partition_count = 2
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
    event_hub {
      name         = "away"
      event_hub_id = azurerm_eventhub.away.id
    }
  }
}

# --- inside
resource "azurerm_eventhub_namespace" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "northeurope"
  sku                 = "Standard"
}

resource "azurerm_eventhub" "away" {
  name            = "bankaway"
  namespace_id    = azurerm_eventhub_namespace.away.id
  partition_count = 2
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
    event_hub {
      name         = "away"
      event_hub_id = azurerm_eventhub.away.id
    }
  }
}
