# --- outside
resource "azurerm_redis_cache" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  capacity            = 1
  family              = "P"
  sku_name            = "Premium"
}

resource "azurerm_redis_cache" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "brazilsouth"
  capacity            = 1
  family              = "P"
  sku_name            = "Premium"
}

resource "azurerm_redis_linked_server" "this" {
  resource_group_name         = "rg-bank"
  target_redis_cache_name     = azurerm_redis_cache.home.name
  linked_redis_cache_id       = azurerm_redis_cache.away.id
  linked_redis_cache_location = azurerm_redis_cache.away.location
  server_role                 = "Secondary"
}

# --- inside
resource "azurerm_redis_cache" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  capacity            = 1
  family              = "P"
  sku_name            = "Premium"
}

resource "azurerm_redis_cache" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "norwayeast"
  capacity            = 1
  family              = "P"
  sku_name            = "Premium"
}

resource "azurerm_redis_linked_server" "this" {
  resource_group_name         = "rg-bank"
  target_redis_cache_name     = azurerm_redis_cache.home.name
  linked_redis_cache_id       = azurerm_redis_cache.away.id
  linked_redis_cache_location = azurerm_redis_cache.away.location
  server_role                 = "Secondary"
}
