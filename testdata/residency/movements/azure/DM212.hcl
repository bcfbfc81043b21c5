# --- outside
resource "azurerm_cosmosdb_postgresql_cluster" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  node_count          = 2
}

resource "azurerm_cosmosdb_postgresql_cluster" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "brazilsouth"
  node_count          = 0
  source_location     = "westeurope"
  source_resource_id  = azurerm_cosmosdb_postgresql_cluster.home.id
}

# --- inside
resource "azurerm_cosmosdb_postgresql_cluster" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  node_count          = 2
}

resource "azurerm_cosmosdb_postgresql_cluster" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "norwayeast"
  node_count          = 0
  source_location     = "westeurope"
  source_resource_id  = azurerm_cosmosdb_postgresql_cluster.home.id
}
