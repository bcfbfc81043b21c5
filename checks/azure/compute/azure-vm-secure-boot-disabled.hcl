check "azure-vm-secure-boot-disabled" {
  title    = "Machine starts without secure boot and virtual TPM"
  severity = "info"
  on       = ["azurerm_linux_virtual_machine", "azurerm_windows_virtual_machine", "azurerm_linux_virtual_machine_scale_set", "azurerm_windows_virtual_machine_scale_set"]
  fail     = !(self.secure_boot_enabled && self.vtpm_enabled)
  at       = self.secure_boot_enabled
  message  = "Secure boot or the virtual TPM is off"
  why      = "A changed boot loader or kernel starts unnoticed and stays below everything that looks for malware."
  remedy   = "Set secure_boot_enabled = true and vtpm_enabled = true, with an image of generation 2."
  aliases  = []
  since    = "0.1"

  fix {
    unsafe = "Replaces the machine, and needs an image of generation 2"
    set = {
      secure_boot_enabled = true
      vtpm_enabled        = true
    }
  }

  example "fails" "not written" {
    variable "network_interface_id" {
      type = string
    }

    variable "public_key" {
      type = string
    }

    resource "azurerm_linux_virtual_machine" "main" {
      name                  = "example-vm"
      location              = "westeurope"
      resource_group_name   = "example"
      size                  = "Standard_D2s_v5"
      admin_username        = "ops"
      network_interface_ids = [var.network_interface_id]

      admin_ssh_key {
        username   = "ops"
        public_key = var.public_key
      }

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

  example "fails" "no TPM" {
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
      secure_boot_enabled   = true
      vtpm_enabled          = false

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

  example "passes" "both" {
    variable "network_interface_id" {
      type = string
    }

    variable "public_key" {
      type = string
    }

    resource "azurerm_linux_virtual_machine" "main" {
      name                  = "example-vm"
      location              = "westeurope"
      resource_group_name   = "example"
      size                  = "Standard_D2s_v5"
      admin_username        = "ops"
      network_interface_ids = [var.network_interface_id]
      secure_boot_enabled   = true
      vtpm_enabled          = true

      admin_ssh_key {
        username   = "ops"
        public_key = var.public_key
      }

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

  example "unknown" "from a variable without a value" {
    variable "password" {
      type = string
    }

    variable "network_interface_id" {
      type = string
    }

    variable "secure" {
      type = bool
    }

    resource "azurerm_windows_virtual_machine" "main" {
      name                  = "example-win"
      location              = "westeurope"
      resource_group_name   = "example"
      size                  = "Standard_D2s_v5"
      admin_username        = "ops"
      admin_password        = var.password
      network_interface_ids = [var.network_interface_id]
      secure_boot_enabled   = var.secure
      vtpm_enabled          = true

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
}
