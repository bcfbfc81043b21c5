# --- outside
resource "azurerm_storage_account" "home" {
  name                     = "bankhome"
  resource_group_name      = "rg-bank"
  location                 = "westeurope"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_data_protection_backup_vault" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "switzerlandnorth"
  datastore_type      = "VaultStore"
  redundancy          = "LocallyRedundant"
}

resource "azurerm_data_protection_backup_instance_blob_storage" "this" {
  name               = "bank"
  location           = "westeurope"
  storage_account_id = azurerm_storage_account.home.id
  vault_id           = azurerm_data_protection_backup_vault.away.id
  backup_policy_id   = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank/providers/Microsoft.DataProtection/backupVaults/bank/backupPolicies/daily"
}

# --- inside
resource "azurerm_storage_account" "home" {
  name                     = "bankhome"
  resource_group_name      = "rg-bank"
  location                 = "westeurope"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_data_protection_backup_vault" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "northeurope"
  datastore_type      = "VaultStore"
  redundancy          = "LocallyRedundant"
}

resource "azurerm_data_protection_backup_instance_blob_storage" "this" {
  name               = "bank"
  location           = "westeurope"
  storage_account_id = azurerm_storage_account.home.id
  vault_id           = azurerm_data_protection_backup_vault.away.id
  backup_policy_id   = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank/providers/Microsoft.DataProtection/backupVaults/bank/backupPolicies/daily"
}
