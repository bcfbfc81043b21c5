check "azure-linux-vm-password-login" {
  title    = "Linux machine lets people log in with a password"
  severity = "high"
  on       = ["azurerm_linux_virtual_machine", "azurerm_linux_virtual_machine_scale_set"]
  fail     = self.disable_password_authentication == false
  at       = self.disable_password_authentication
  message  = "SSH accepts passwords"
  why      = "Passwords of machines that answer SSH are guessed all day. A key cannot be guessed."
  remedy   = "Set disable_password_authentication = true and add admin_ssh_key, or log in with Entra ID by the AADSSHLoginForLinux extension."
  aliases  = ["CKV_AZURE_1", "CKV_AZURE_49", "CKV_AZURE_149", "AVD-AZU-0039"]
  cwe      = [287]
  since    = "0.1"

  fix {
    unsafe = "Replaces the machine, and without an admin_ssh_key nobody gets in"
    set    = { disable_password_authentication = true }
    remove = ["admin_password"]
  }

  example "fails" "machine" {
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

  example "fails" "scale set" {
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

  example "passes" "not written" {
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

  example "unknown" "from a variable without a value" {
    variable "network_interface_id" {
      type = string
    }

    variable "public_key" {
      type = string
    }

    variable "no_password" {
      type = bool
    }

    resource "azurerm_linux_virtual_machine" "main" {
      name                            = "example-vm"
      location                        = "westeurope"
      resource_group_name             = "example"
      size                            = "Standard_D2s_v5"
      admin_username                  = "ops"
      network_interface_ids           = [var.network_interface_id]
      disable_password_authentication = var.no_password

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
}
