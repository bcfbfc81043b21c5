# --- outside
resource "azurerm_storage_account" "home" {
  name                     = "bankhome"
  resource_group_name      = "rg-bank"
  location                 = "westeurope"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_recovery_services_vault" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "centralindia"
  storage_mode_type   = "LocallyRedundant"
  sku                 = "Standard"
}

resource "azurerm_backup_protected_file_share" "this" {
  resource_group_name       = "rg-bank"
  source_storage_account_id = azurerm_storage_account.home.id
  source_file_share_name    = "branches"
  recovery_vault_name       = azurerm_recovery_services_vault.away.name
  backup_policy_id          = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank/providers/Microsoft.RecoveryServices/vaults/bank/backupPolicies/daily"
}

# --- inside
resource "azurerm_storage_account" "home" {
  name                     = "bankhome"
  resource_group_name      = "rg-bank"
  location                 = "westeurope"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_recovery_services_vault" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "northeurope"
  storage_mode_type   = "LocallyRedundant"
  sku                 = "Standard"
}

resource "azurerm_backup_protected_file_share" "this" {
  resource_group_name       = "rg-bank"
  source_storage_account_id = azurerm_storage_account.home.id
  source_file_share_name    = "branches"
  recovery_vault_name       = azurerm_recovery_services_vault.away.name
  backup_policy_id          = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank/providers/Microsoft.RecoveryServices/vaults/bank/backupPolicies/daily"
}
