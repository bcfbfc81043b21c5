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

resource "azurerm_image" "this" {
  name                      = "bank"
  resource_group_name       = "rg-bank"
  location                  = "brazilsouth"
  source_virtual_machine_id = azurerm_linux_virtual_machine.home.id
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

resource "azurerm_image" "this" {
  name                      = "bank"
  resource_group_name       = "rg-bank"
  location                  = "norwayeast"
  source_virtual_machine_id = azurerm_linux_virtual_machine.home.id
}
