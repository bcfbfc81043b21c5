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

resource "azurerm_recovery_services_vault" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "switzerlandnorth"
  storage_mode_type   = "LocallyRedundant"
  sku                 = "Standard"
}

resource "azurerm_backup_protected_vm" "this" {
  resource_group_name = "rg-bank"
  source_vm_id        = azurerm_linux_virtual_machine.home.id
  recovery_vault_name = azurerm_recovery_services_vault.away.name
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

resource "azurerm_recovery_services_vault" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "francecentral"
  storage_mode_type   = "LocallyRedundant"
  sku                 = "Standard"
}

resource "azurerm_backup_protected_vm" "this" {
  resource_group_name = "rg-bank"
  source_vm_id        = azurerm_linux_virtual_machine.home.id
  recovery_vault_name = azurerm_recovery_services_vault.away.name
}
