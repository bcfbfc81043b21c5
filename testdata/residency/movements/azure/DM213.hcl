# --- outside
resource "azurerm_mongo_cluster" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  create_mode         = "Default"
}

resource "azurerm_mongo_cluster" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "brazilsouth"
  create_mode         = "GeoReplica"
  source_location     = "westeurope"
  source_server_id    = azurerm_mongo_cluster.home.id
}

# --- inside
resource "azurerm_mongo_cluster" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  create_mode         = "Default"
}

resource "azurerm_mongo_cluster" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "francecentral"
  create_mode         = "GeoReplica"
  source_location     = "westeurope"
  source_server_id    = azurerm_mongo_cluster.home.id
}
