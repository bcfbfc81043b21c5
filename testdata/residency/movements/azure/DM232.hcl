# --- outside
resource "azurerm_managed_disk" "home" {
  name                 = "bankhome"
  resource_group_name  = "rg-bank"
  location             = "westeurope"
  create_option        = "Empty"
  storage_account_type = "Premium_LRS"
}

resource "azurerm_data_protection_backup_vault" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "switzerlandnorth"
  datastore_type      = "VaultStore"
  redundancy          = "LocallyRedundant"
}

resource "azurerm_data_protection_backup_instance_disk" "this" {
  name                         = "bank"
  location                     = "westeurope"
  disk_id                      = azurerm_managed_disk.home.id
  vault_id                     = azurerm_data_protection_backup_vault.away.id
  backup_policy_id             = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank/providers/Microsoft.DataProtection/backupVaults/bank/backupPolicies/daily"
  snapshot_resource_group_name = "rg-snapshots"
}

# --- inside
resource "azurerm_managed_disk" "home" {
  name                 = "bankhome"
  resource_group_name  = "rg-bank"
  location             = "westeurope"
  create_option        = "Empty"
  storage_account_type = "Premium_LRS"
}

resource "azurerm_data_protection_backup_vault" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "francecentral"
  datastore_type      = "VaultStore"
  redundancy          = "LocallyRedundant"
}

resource "azurerm_data_protection_backup_instance_disk" "this" {
  name                         = "bank"
  location                     = "westeurope"
  disk_id                      = azurerm_managed_disk.home.id
  vault_id                     = azurerm_data_protection_backup_vault.away.id
  backup_policy_id             = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank/providers/Microsoft.DataProtection/backupVaults/bank/backupPolicies/daily"
  snapshot_resource_group_name = "rg-snapshots"
}
