# --- outside
resource "azurerm_linux_virtual_machine" "home" {
  name                  = "bankhome"
  resource_group_name   = "rg-bank"
  location              = "westeurope"
  network_interface_ids = ["/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank/providers/Microsoft.Network/networkInterfaces/teller"]
  size                  = "Standard_D2s_v5"

  os_disk {
    caching = "ReadWrite"
  }
}

resource "azurerm_site_recovery_fabric" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  recovery_vault_name = "bank-recovery"
}

resource "azurerm_site_recovery_fabric" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "westus2"
  recovery_vault_name = "bank-recovery"
}

resource "azurerm_site_recovery_replicated_vm" "this" {
  name                                      = "bank"
  resource_group_name                       = "rg-bank"
  source_vm_id                              = azurerm_linux_virtual_machine.home.id
  source_recovery_fabric_name               = azurerm_site_recovery_fabric.home.name
  target_recovery_fabric_id                 = azurerm_site_recovery_fabric.away.id
  recovery_replication_policy_id            = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank/providers/Microsoft.RecoveryServices/vaults/bank/replicationPolicies/daily"
  recovery_vault_name                       = "bank-recovery"
  source_recovery_protection_container_name = "home"
  target_recovery_protection_container_id   = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank/providers/Microsoft.RecoveryServices/vaults/bank/replicationFabrics/away/replicationProtectionContainers/away"
  target_resource_group_id                  = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank"
}

# --- inside
resource "azurerm_linux_virtual_machine" "home" {
  name                  = "bankhome"
  resource_group_name   = "rg-bank"
  location              = "westeurope"
  network_interface_ids = ["/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank/providers/Microsoft.Network/networkInterfaces/teller"]
  size                  = "Standard_D2s_v5"

  os_disk {
    caching = "ReadWrite"
  }
}

resource "azurerm_site_recovery_fabric" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  recovery_vault_name = "bank-recovery"
}

resource "azurerm_site_recovery_fabric" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "francecentral"
  recovery_vault_name = "bank-recovery"
}

resource "azurerm_site_recovery_replicated_vm" "this" {
  name                                      = "bank"
  resource_group_name                       = "rg-bank"
  source_vm_id                              = azurerm_linux_virtual_machine.home.id
  source_recovery_fabric_name               = azurerm_site_recovery_fabric.home.name
  target_recovery_fabric_id                 = azurerm_site_recovery_fabric.away.id
  recovery_replication_policy_id            = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank/providers/Microsoft.RecoveryServices/vaults/bank/replicationPolicies/daily"
  recovery_vault_name                       = "bank-recovery"
  source_recovery_protection_container_name = "home"
  target_recovery_protection_container_id   = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank/providers/Microsoft.RecoveryServices/vaults/bank/replicationFabrics/away/replicationProtectionContainers/away"
  target_resource_group_id                  = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank"
}
