check "azure-windows-vm-no-host-encryption" {
  title    = "Windows machine does not encrypt its caches and temporary disks on the host"
  severity = "low"
  on       = ["azurerm_windows_virtual_machine"]
  fail     = !self.encryption_at_host_enabled
  at       = self.encryption_at_host_enabled
  message  = "Encryption at host is off"
  why      = "Disks are encrypted at rest by the service, but temporary disks, caches and the way between host and storage are only with encryption at host."
  remedy   = "Set encryption_at_host_enabled = true (the feature EncryptionAtHost must be registered in the subscription)."
  aliases  = ["CKV_AZURE_151"]
  since    = "0.1"

  fix {
    unsafe = "Stops the machine while it is changed; the subscription needs the feature EncryptionAtHost"
    set    = { encryption_at_host_enabled = true }
  }

  example "fails" "switched off" {
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
      encryption_at_host_enabled = false

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

  example "passes" "switched on" {
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
      encryption_at_host_enabled = true

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
    variable "password" {
      type = string
    }

    variable "network_interface_id" {
      type = string
    }

    variable "setting" {
      type = bool
    }

    resource "azurerm_windows_virtual_machine" "main" {
      name                       = "example-win"
      location                   = "westeurope"
      resource_group_name        = "example"
      size                       = "Standard_D2s_v5"
      admin_username             = "ops"
      admin_password             = var.password
      network_interface_ids      = [var.network_interface_id]
      encryption_at_host_enabled = var.setting

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
