# --- outside
resource "azurerm_cosmosdb_account" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  offer_type          = "Standard"

  backup {
    type = "Continuous"
  }

  consistency_policy {
    consistency_level = "Session"
  }

  geo_location {
    location          = "westeurope"
    failover_priority = 0
  }
}

resource "azurerm_cosmosdb_account" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "uksouth"
  create_mode         = "Restore"
  offer_type          = "Standard"

  restore {
    source_cosmosdb_account_id = azurerm_cosmosdb_account.home.id
    restore_timestamp_in_utc   = "2026-10-01T00:00:00Z"
  }

  backup {
    type = "Continuous"
  }

  consistency_policy {
    consistency_level = "Session"
  }

  geo_location {
    location          = "uksouth"
    failover_priority = 0
  }
}

# --- inside
resource "azurerm_cosmosdb_account" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  offer_type          = "Standard"

  backup {
    type = "Continuous"
  }

  consistency_policy {
    consistency_level = "Session"
  }

  geo_location {
    location          = "westeurope"
    failover_priority = 0
  }
}

resource "azurerm_cosmosdb_account" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "northeurope"
  create_mode         = "Restore"
  offer_type          = "Standard"

  restore {
    source_cosmosdb_account_id = azurerm_cosmosdb_account.home.id
    restore_timestamp_in_utc   = "2026-10-01T00:00:00Z"
  }

  backup {
    type = "Continuous"
  }

  consistency_policy {
    consistency_level = "Session"
  }

  geo_location {
    location          = "northeurope"
    failover_priority = 0
  }
}
