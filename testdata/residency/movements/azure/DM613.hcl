# --- outside
resource "azurerm_storage_account" "away" {
  name                     = "bankaway"
  resource_group_name      = "rg-bank"
  location                 = "southeastasia"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_redis_cache" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  sku_name            = "Premium"
  family              = "P"
  capacity            = 1

  redis_configuration {
    aof_storage_connection_string_0 = azurerm_storage_account.away.primary_connection_string
    aof_backup_enabled              = true
  }
}

# --- inside
resource "azurerm_storage_account" "away" {
  name                     = "bankaway"
  resource_group_name      = "rg-bank"
  location                 = "norwayeast"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_redis_cache" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  sku_name            = "Premium"
  family              = "P"
  capacity            = 1

  redis_configuration {
    aof_storage_connection_string_0 = azurerm_storage_account.away.primary_connection_string
    aof_backup_enabled              = true
  }
}
