# --- outside
resource "azurerm_site_recovery_fabric" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  recovery_vault_name = "bank-recovery"
}

resource "azurerm_site_recovery_protection_container" "home" {
  name                 = "bankhome"
  resource_group_name  = "rg-bank"
  recovery_fabric_name = azurerm_site_recovery_fabric.home.name
  recovery_vault_name  = "bank-recovery"
}

resource "azurerm_site_recovery_fabric" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "switzerlandnorth"
  recovery_vault_name = "bank-recovery"
}

resource "azurerm_site_recovery_protection_container" "away" {
  name                 = "bankaway"
  resource_group_name  = "rg-bank"
  recovery_fabric_name = azurerm_site_recovery_fabric.away.name
  recovery_vault_name  = "bank-recovery"
}

resource "azurerm_site_recovery_protection_container_mapping" "this" {
  name                                      = "bank"
  resource_group_name                       = "rg-bank"
  recovery_fabric_name                      = azurerm_site_recovery_fabric.home.name
  recovery_source_protection_container_name = azurerm_site_recovery_protection_container.home.name
  recovery_target_protection_container_id   = azurerm_site_recovery_protection_container.away.id
  recovery_replication_policy_id            = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank/providers/Microsoft.RecoveryServices/vaults/bank/replicationPolicies/daily"
  recovery_vault_name                       = "bank-recovery"
}

# --- inside
resource "azurerm_site_recovery_fabric" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  recovery_vault_name = "bank-recovery"
}

resource "azurerm_site_recovery_protection_container" "home" {
  name                 = "bankhome"
  resource_group_name  = "rg-bank"
  recovery_fabric_name = azurerm_site_recovery_fabric.home.name
  recovery_vault_name  = "bank-recovery"
}

resource "azurerm_site_recovery_fabric" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "norwayeast"
  recovery_vault_name = "bank-recovery"
}

resource "azurerm_site_recovery_protection_container" "away" {
  name                 = "bankaway"
  resource_group_name  = "rg-bank"
  recovery_fabric_name = azurerm_site_recovery_fabric.away.name
  recovery_vault_name  = "bank-recovery"
}

resource "azurerm_site_recovery_protection_container_mapping" "this" {
  name                                      = "bank"
  resource_group_name                       = "rg-bank"
  recovery_fabric_name                      = azurerm_site_recovery_fabric.home.name
  recovery_source_protection_container_name = azurerm_site_recovery_protection_container.home.name
  recovery_target_protection_container_id   = azurerm_site_recovery_protection_container.away.id
  recovery_replication_policy_id            = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank/providers/Microsoft.RecoveryServices/vaults/bank/replicationPolicies/daily"
  recovery_vault_name                       = "bank-recovery"
}
