# --- outside
resource "azurerm_key_vault" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  sku_name            = "Standard"
  tenant_id           = "00000000-0000-0000-0000-000000000001"
}

resource "azurerm_key_vault_key" "home" {
  name         = "bankhome"
  key_opts     = ["wrapKey", "unwrapKey"]
  key_type     = "RSA"
  key_vault_id = azurerm_key_vault.home.id
}

resource "azurerm_key_vault" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "switzerlandnorth"
  sku_name            = "Standard"
  tenant_id           = "00000000-0000-0000-0000-000000000001"
}

resource "azurerm_key_vault_key" "away" {
  name         = "bankaway"
  key_opts     = ["wrapKey", "unwrapKey"]
  key_type     = "RSA"
  key_vault_id = azurerm_key_vault.away.id
}

resource "azurerm_postgresql_flexible_server" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "westeurope"

  customer_managed_key {
    key_vault_key_id            = azurerm_key_vault_key.home.id
    geo_backup_key_vault_key_id = azurerm_key_vault_key.away.id
  }
}

# --- inside
resource "azurerm_key_vault" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  sku_name            = "Standard"
  tenant_id           = "00000000-0000-0000-0000-000000000001"
}

resource "azurerm_key_vault_key" "home" {
  name         = "bankhome"
  key_opts     = ["wrapKey", "unwrapKey"]
  key_type     = "RSA"
  key_vault_id = azurerm_key_vault.home.id
}

resource "azurerm_key_vault" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "norwayeast"
  sku_name            = "Standard"
  tenant_id           = "00000000-0000-0000-0000-000000000001"
}

resource "azurerm_key_vault_key" "away" {
  name         = "bankaway"
  key_opts     = ["wrapKey", "unwrapKey"]
  key_type     = "RSA"
  key_vault_id = azurerm_key_vault.away.id
}

resource "azurerm_postgresql_flexible_server" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "westeurope"

  customer_managed_key {
    key_vault_key_id            = azurerm_key_vault_key.home.id
    geo_backup_key_vault_key_id = azurerm_key_vault_key.away.id
  }
}
