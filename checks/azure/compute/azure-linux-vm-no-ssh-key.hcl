check "azure-linux-vm-no-ssh-key" {
  title    = "Linux machine has no SSH key"
  severity = "low"
  on       = ["azurerm_linux_virtual_machine", "azurerm_linux_virtual_machine_scale_set"]
  fail     = length(self.admin_ssh_key) == 0
  at       = self.admin_ssh_key
  message  = "No admin_ssh_key is given"
  why      = "Without a key people log in with a password, or one key is copied in later by hand and known to nobody."
  remedy   = "Add an admin_ssh_key block."
  aliases  = ["CKV_AZURE_178"]
  since    = "0.1"

  example "fails" "machine without one" {
    variable "network_interface_id" {
      type = string
    }

    variable "password" {
      type = string
    }

    resource "azurerm_linux_virtual_machine" "main" {
      name                            = "example-vm"
      location                        = "westeurope"
      resource_group_name             = "example"
      size                            = "Standard_D2s_v5"
      admin_username                  = "ops"
      network_interface_ids           = [var.network_interface_id]
      disable_password_authentication = false
      admin_password                  = var.password

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

  example "fails" "scale set without one" {
    variable "password" {
      type = string
    }

    resource "azurerm_linux_virtual_machine_scale_set" "main" {
      name                            = "example-vmss"
      location                        = "westeurope"
      resource_group_name             = "example"
      sku                             = "Standard_D2s_v5"
      instances                       = 2
      admin_username                  = "ops"
      disable_password_authentication = false
      admin_password                  = var.password

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

  example "passes" "machine with a key" {
    variable "network_interface_id" {
      type = string
    }

    variable "public_key" {
      type = string
    }

    resource "azurerm_linux_virtual_machine" "main" {
      name                            = "example-vm"
      location                        = "westeurope"
      resource_group_name             = "example"
      size                            = "Standard_D2s_v5"
      admin_username                  = "ops"
      network_interface_ids           = [var.network_interface_id]
      disable_password_authentication = true

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

  example "passes" "scale set with a key" {
    variable "public_key" {
      type = string
    }

    resource "azurerm_linux_virtual_machine_scale_set" "main" {
      name                            = "example-vmss"
      location                        = "westeurope"
      resource_group_name             = "example"
      sku                             = "Standard_D2s_v5"
      instances                       = 2
      admin_username                  = "ops"
      disable_password_authentication = true

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

  example "unknown" "only in some environments" {
    variable "network_interface_id" {
      type = string
    }

    variable "public_key" {
      type = string
    }

    variable "keys" {
      type = bool
    }

    resource "azurerm_linux_virtual_machine" "main" {
      name                  = "example-vm"
      location              = "westeurope"
      resource_group_name   = "example"
      size                  = "Standard_D2s_v5"
      admin_username        = "ops"
      network_interface_ids = [var.network_interface_id]

      dynamic "admin_ssh_key" {
        for_each = var.keys ? [1] : []

        content {
          username   = "ops"
          public_key = var.public_key
        }
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
}
