# --- outside
resource "azurerm_postgresql_flexible_server" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
}

resource "azurerm_data_protection_backup_vault" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "southeastasia"
  datastore_type      = "VaultStore"
  redundancy          = "LocallyRedundant"
}

resource "azurerm_data_protection_backup_instance_postgresql_flexible_server" "this" {
  name             = "bank"
  location         = "westeurope"
  server_id        = azurerm_postgresql_flexible_server.home.id
  vault_id         = azurerm_data_protection_backup_vault.away.id
  backup_policy_id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank/providers/Microsoft.DataProtection/backupVaults/bank/backupPolicies/daily"
}

# --- inside
resource "azurerm_postgresql_flexible_server" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
}

resource "azurerm_data_protection_backup_vault" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "germanywestcentral"
  datastore_type      = "VaultStore"
  redundancy          = "LocallyRedundant"
}

resource "azurerm_data_protection_backup_instance_postgresql_flexible_server" "this" {
  name             = "bank"
  location         = "westeurope"
  server_id        = azurerm_postgresql_flexible_server.home.id
  vault_id         = azurerm_data_protection_backup_vault.away.id
  backup_policy_id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank/providers/Microsoft.DataProtection/backupVaults/bank/backupPolicies/daily"
}
