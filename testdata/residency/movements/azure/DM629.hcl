# --- outside
resource "azurerm_storage_account" "away" {
  name                     = "bankaway"
  resource_group_name      = "rg-bank"
  location                 = "brazilsouth"
  account_replication_type = "LRS"
  account_tier             = "Standard"
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
    storage_blob {
      name               = "away"
      container_name     = "logs"
      storage_account_id = azurerm_storage_account.away.id
    }
  }
}

# --- inside
resource "azurerm_storage_account" "away" {
  name                     = "bankaway"
  resource_group_name      = "rg-bank"
  location                 = "swedencentral"
  account_replication_type = "LRS"
  account_tier             = "Standard"
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
    storage_blob {
      name               = "away"
      container_name     = "logs"
      storage_account_id = azurerm_storage_account.away.id
    }
  }
}
