# --- outside
resource "azurerm_cosmosdb_account" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "uksouth"
  offer_type          = "Standard"

  backup {
    type                = "Periodic"
    interval_in_minutes = 240
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
resource "azurerm_cosmosdb_account" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "germanywestcentral"
  offer_type          = "Standard"

  backup {
    type                = "Periodic"
    interval_in_minutes = 240
    storage_redundancy  = "Geo"
  }

  consistency_policy {
    consistency_level = "Session"
  }

  geo_location {
    location          = "germanywestcentral"
    failover_priority = 0
  }
}
