# --- outside
resource "azurerm_cosmosdb_account" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  offer_type          = "Standard"

  geo_location {
    location          = "westeurope"
    failover_priority = 0
  }

  geo_location {
    location          = "westus2"
    failover_priority = 1
  }

  backup {
    type = "Continuous"
    tier = "Continuous7Days"
  }

  consistency_policy {
    consistency_level = "Session"
  }
}

# --- inside
resource "azurerm_cosmosdb_account" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  offer_type          = "Standard"

  geo_location {
    location          = "westeurope"
    failover_priority = 0
  }

  geo_location {
    location          = "germanywestcentral"
    failover_priority = 1
  }

  backup {
    type = "Continuous"
    tier = "Continuous7Days"
  }

  consistency_policy {
    consistency_level = "Session"
  }
}
