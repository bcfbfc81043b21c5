# --- outside
resource "azurerm_managed_redis" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  sku_name            = "Standard"
}

resource "azurerm_managed_redis" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "uksouth"
  sku_name            = "Standard"
}

resource "azurerm_managed_redis_geo_replication" "this" {
  managed_redis_id         = azurerm_managed_redis.home.id
  linked_managed_redis_ids = [azurerm_managed_redis.away.id]
}

# --- inside
resource "azurerm_managed_redis" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  sku_name            = "Standard"
}

resource "azurerm_managed_redis" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "norwayeast"
  sku_name            = "Standard"
}

resource "azurerm_managed_redis_geo_replication" "this" {
  managed_redis_id         = azurerm_managed_redis.home.id
  linked_managed_redis_ids = [azurerm_managed_redis.away.id]
}
