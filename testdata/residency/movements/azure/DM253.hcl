# --- outside
resource "azurerm_redis_enterprise_cluster" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  sku_name            = "Standard"
}

resource "azurerm_redis_enterprise_cluster" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "centralindia"
  sku_name            = "Standard"
}

resource "azurerm_redis_enterprise_database" "away" {
  cluster_id = azurerm_redis_enterprise_cluster.away.id
}

resource "azurerm_redis_enterprise_database" "this" {
  cluster_id                     = azurerm_redis_enterprise_cluster.home.id
  linked_database_id             = [azurerm_redis_enterprise_database.away.id]
  linked_database_group_nickname = "accounts"
}

# --- inside
resource "azurerm_redis_enterprise_cluster" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  sku_name            = "Standard"
}

resource "azurerm_redis_enterprise_cluster" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "swedencentral"
  sku_name            = "Standard"
}

resource "azurerm_redis_enterprise_database" "away" {
  cluster_id = azurerm_redis_enterprise_cluster.away.id
}

resource "azurerm_redis_enterprise_database" "this" {
  cluster_id                     = azurerm_redis_enterprise_cluster.home.id
  linked_database_id             = [azurerm_redis_enterprise_database.away.id]
  linked_database_group_nickname = "accounts"
}
