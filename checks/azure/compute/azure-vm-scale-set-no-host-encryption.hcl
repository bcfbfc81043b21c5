check "azure-vm-scale-set-no-host-encryption" {
  title    = "Scale set does not encrypt its caches and temporary disks on the host"
  severity = "low"
  on       = ["azurerm_linux_virtual_machine_scale_set", "azurerm_windows_virtual_machine_scale_set"]
  fail     = !self.encryption_at_host_enabled
  at       = self.encryption_at_host_enabled
  message  = "Encryption at host is off"
  why      = "Disks are encrypted at rest by the service, but temporary disks, caches and the way between host and storage are only with encryption at host."
  remedy   = "Set encryption_at_host_enabled = true (the feature EncryptionAtHost must be registered in the subscription)."
  aliases  = ["CKV_AZURE_97"]
  since    = "0.1"

  fix {
    unsafe = "Renews the machines; the subscription needs the feature EncryptionAtHost"
    set    = { encryption_at_host_enabled = true }
  }

  example "fails" "switched off on linux_virtual_machine_scale_set" {
    resource "azurerm_linux_virtual_machine_scale_set" "main" {
      name                       = "example-vmss"
      location                   = "westeurope"
      resource_group_name        = "example"
      sku                        = "Standard_D2s_v5"
      instances                  = 2
      admin_username             = "ops"
      encryption_at_host_enabled = false

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
      name                       = "example-vmss"
      location                   = "westeurope"
      resource_group_name        = "example"
      sku                        = "Standard_D2s_v5"
      instances                  = 2
      admin_username             = "ops"
      admin_password             = var.password
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

  example "passes" "switched on on linux_virtual_machine_scale_set" {
    resource "azurerm_linux_virtual_machine_scale_set" "main" {
      name                       = "example-vmss"
      location                   = "westeurope"
      resource_group_name        = "example"
      sku                        = "Standard_D2s_v5"
      instances                  = 2
      admin_username             = "ops"
      encryption_at_host_enabled = true

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
      name                       = "example-vmss"
      location                   = "westeurope"
      resource_group_name        = "example"
      sku                        = "Standard_D2s_v5"
      instances                  = 2
      admin_username             = "ops"
      admin_password             = var.password
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
    variable "setting" {
      type = bool
    }

    resource "azurerm_linux_virtual_machine_scale_set" "main" {
      name                       = "example-vmss"
      location                   = "westeurope"
      resource_group_name        = "example"
      sku                        = "Standard_D2s_v5"
      instances                  = 2
      admin_username             = "ops"
      encryption_at_host_enabled = var.setting

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
