check "azure-vm-extensions-allowed" {
  title    = "Extensions can be installed on the machine"
  severity = "info"
  on       = ["azurerm_linux_virtual_machine", "azurerm_windows_virtual_machine"]
  fail     = self.allow_extension_operations
  at       = self.allow_extension_operations
  message  = "Extension operations are allowed"
  why      = "An extension runs as root or SYSTEM. Whoever may write to the machine in Azure can run anything inside it."
  remedy   = "Set allow_extension_operations = false on machines that need no extension; where Defender or the monitor agent needs them, suppress this check with that reason."
  aliases  = ["CKV_AZURE_50"]
  since    = "0.1"

  fix {
    unsafe = "The agents of Defender and Monitor, and all other extensions, can no longer be installed"
    set    = { allow_extension_operations = false }
  }

  example "fails" "allowed on linux_virtual_machine" {
    variable "network_interface_id" {
      type = string
    }

    resource "azurerm_linux_virtual_machine" "main" {
      name                       = "example-vm"
      location                   = "westeurope"
      resource_group_name        = "example"
      size                       = "Standard_D2s_v5"
      admin_username             = "ops"
      network_interface_ids      = [var.network_interface_id]
      allow_extension_operations = true

      os_disk {
        caching              = "ReadWrite"
        storage_account_type = "Premium_LRS"
      }

      source_image_reference {
        publisher = "Canonical"
        offer     = "ubuntu-24_04-lts"
        sku       = "server"
        version   = "latest"
      }
    }
  }

  example "fails" "allowed on windows_virtual_machine" {
    variable "password" {
      type = string
    }

    variable "network_interface_id" {
      type = string
    }

    resource "azurerm_windows_virtual_machine" "main" {
      name                       = "example-win"
      location                   = "westeurope"
      resource_group_name        = "example"
      size                       = "Standard_D2s_v5"
      admin_username             = "ops"
      admin_password             = var.password
      network_interface_ids      = [var.network_interface_id]
      allow_extension_operations = true

      os_disk {
        caching              = "ReadWrite"
        storage_account_type = "Premium_LRS"
      }

      source_image_reference {
        publisher = "MicrosoftWindowsServer"
        offer     = "WindowsServer"
        sku       = "2022-datacenter-azure-edition"
        version   = "latest"
      }
    }
  }

  example "fails" "not written" {
    variable "password" {
      type = string
    }

    variable "network_interface_id" {
      type = string
    }

    resource "azurerm_windows_virtual_machine" "main" {
      name                  = "example-win"
      location              = "westeurope"
      resource_group_name   = "example"
      size                  = "Standard_D2s_v5"
      admin_username        = "ops"
      admin_password        = var.password
      network_interface_ids = [var.network_interface_id]

      os_disk {
        caching              = "ReadWrite"
        storage_account_type = "Premium_LRS"
      }

      source_image_reference {
        publisher = "MicrosoftWindowsServer"
        offer     = "WindowsServer"
        sku       = "2022-datacenter-azure-edition"
        version   = "latest"
      }
    }
  }

  example "passes" "forbidden on linux_virtual_machine" {
    variable "network_interface_id" {
      type = string
    }

    resource "azurerm_linux_virtual_machine" "main" {
      name                       = "example-vm"
      location                   = "westeurope"
      resource_group_name        = "example"
      size                       = "Standard_D2s_v5"
      admin_username             = "ops"
      network_interface_ids      = [var.network_interface_id]
      allow_extension_operations = false

      os_disk {
        caching              = "ReadWrite"
        storage_account_type = "Premium_LRS"
      }

      source_image_reference {
        publisher = "Canonical"
        offer     = "ubuntu-24_04-lts"
        sku       = "server"
        version   = "latest"
      }
    }
  }

  example "passes" "forbidden on windows_virtual_machine" {
    variable "password" {
      type = string
    }

    variable "network_interface_id" {
      type = string
    }

    resource "azurerm_windows_virtual_machine" "main" {
      name                       = "example-win"
      location                   = "westeurope"
      resource_group_name        = "example"
      size                       = "Standard_D2s_v5"
      admin_username             = "ops"
      admin_password             = var.password
      network_interface_ids      = [var.network_interface_id]
      allow_extension_operations = false

      os_disk {
        caching              = "ReadWrite"
        storage_account_type = "Premium_LRS"
      }

      source_image_reference {
        publisher = "MicrosoftWindowsServer"
        offer     = "WindowsServer"
        sku       = "2022-datacenter-azure-edition"
        version   = "latest"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "network_interface_id" {
      type = string
    }

    variable "setting" {
      type = bool
    }

    resource "azurerm_linux_virtual_machine" "main" {
      name                       = "example-vm"
      location                   = "westeurope"
      resource_group_name        = "example"
      size                       = "Standard_D2s_v5"
      admin_username             = "ops"
      network_interface_ids      = [var.network_interface_id]
      allow_extension_operations = var.setting

      os_disk {
        caching              = "ReadWrite"
        storage_account_type = "Premium_LRS"
      }

      source_image_reference {
        publisher = "Canonical"
        offer     = "ubuntu-24_04-lts"
        sku       = "server"
        version   = "latest"
      }
    }
  }
}
