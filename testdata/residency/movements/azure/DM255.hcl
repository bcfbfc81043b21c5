# --- outside
resource "azurerm_storage_account" "away" {
  name                     = "bankaway"
  resource_group_name      = "rg-bank"
  location                 = "westus2"
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
    rdb_storage_connection_string = azurerm_storage_account.away.primary_blob_connection_string
    rdb_backup_enabled            = true
  }
}

# --- inside
resource "azurerm_storage_account" "away" {
  name                     = "bankaway"
  resource_group_name      = "rg-bank"
  location                 = "germanywestcentral"
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
    rdb_storage_connection_string = azurerm_storage_account.away.primary_blob_connection_string
    rdb_backup_enabled            = true
  }
}
