check "azure-vm-agent-missing" {
  title    = "Machine has no Azure agent"
  severity = "low"
  on       = ["azurerm_linux_virtual_machine", "azurerm_windows_virtual_machine", "azurerm_linux_virtual_machine_scale_set", "azurerm_windows_virtual_machine_scale_set"]
  fail     = self.provision_vm_agent == false
  at       = self.provision_vm_agent
  message  = "The agent is not installed"
  why      = "Without the agent neither patches nor backup nor security extensions reach the machine."
  remedy   = "Set provision_vm_agent = true, or leave it out."
  aliases  = ["CKV_AZURE_179"]
  since    = "0.1"

  fix {
    unsafe = "Replaces the machine"
    set    = { provision_vm_agent = true }
  }

  example "fails" "switched off on linux_virtual_machine" {
    variable "network_interface_id" {
      type = string
    }

    resource "azurerm_linux_virtual_machine" "main" {
      name                  = "example-vm"
      location              = "westeurope"
      resource_group_name   = "example"
      size                  = "Standard_D2s_v5"
      admin_username        = "ops"
      network_interface_ids = [var.network_interface_id]
      provision_vm_agent    = false

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

  example "fails" "switched off on windows_virtual_machine_scale_set" {
    variable "password" {
      type = string
    }

    resource "azurerm_windows_virtual_machine_scale_set" "main" {
      name                = "example-vmss"
      location            = "westeurope"
      resource_group_name = "example"
      sku                 = "Standard_D2s_v5"
      instances           = 2
      admin_username      = "ops"
      admin_password      = var.password
      provision_vm_agent  = false

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

  example "passes" "not written" {
    variable "password" {
      type = string
    }

    resource "azurerm_windows_virtual_machine_scale_set" "main" {
      name                = "example-vmss"
      location            = "westeurope"
      resource_group_name = "example"
      sku                 = "Standard_D2s_v5"
      instances           = 2
      admin_username      = "ops"
      admin_password      = var.password

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

  example "passes" "switched on on linux_virtual_machine" {
    variable "network_interface_id" {
      type = string
    }

    resource "azurerm_linux_virtual_machine" "main" {
      name                  = "example-vm"
      location              = "westeurope"
      resource_group_name   = "example"
      size                  = "Standard_D2s_v5"
      admin_username        = "ops"
      network_interface_ids = [var.network_interface_id]
      provision_vm_agent    = true

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

  example "passes" "switched on on windows_virtual_machine_scale_set" {
    variable "password" {
      type = string
    }

    resource "azurerm_windows_virtual_machine_scale_set" "main" {
      name                = "example-vmss"
      location            = "westeurope"
      resource_group_name = "example"
      sku                 = "Standard_D2s_v5"
      instances           = 2
      admin_username      = "ops"
      admin_password      = var.password
      provision_vm_agent  = true

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
      name                  = "example-vm"
      location              = "westeurope"
      resource_group_name   = "example"
      size                  = "Standard_D2s_v5"
      admin_username        = "ops"
      network_interface_ids = [var.network_interface_id]
      provision_vm_agent    = var.setting

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
