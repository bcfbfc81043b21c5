# --- outside
resource "azurerm_recovery_services_vault" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "westus2"
  storage_mode_type   = "LocallyRedundant"
  sku                 = "Standard"
}

resource "azurerm_site_recovery_vmware_replicated_vm" "this" {
  name                            = "bank"
  recovery_vault_id               = azurerm_recovery_services_vault.away.id
  appliance_name                  = "appliance"
  physical_server_credential_name = "operators"
  recovery_replication_policy_id  = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank/providers/Microsoft.RecoveryServices/vaults/bank/replicationPolicies/daily"
  source_vm_name                  = "teller"
  target_resource_group_id        = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank"
  target_vm_name                  = "teller"
}

# --- inside
resource "azurerm_recovery_services_vault" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "northeurope"
  storage_mode_type   = "LocallyRedundant"
  sku                 = "Standard"
}

resource "azurerm_site_recovery_vmware_replicated_vm" "this" {
  name                            = "bank"
  recovery_vault_id               = azurerm_recovery_services_vault.away.id
  appliance_name                  = "appliance"
  physical_server_credential_name = "operators"
  recovery_replication_policy_id  = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank/providers/Microsoft.RecoveryServices/vaults/bank/replicationPolicies/daily"
  source_vm_name                  = "teller"
  target_resource_group_id        = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank"
  target_vm_name                  = "teller"
}
