check "azure-windows-vm-no-automatic-updates" {
  title      = "Windows machine does not update itself"
  severity   = "medium"
  on         = ["azurerm_windows_virtual_machine", "azurerm_windows_virtual_machine_scale_set"]
  fail       = self.automatic_updates_enabled == false
  at         = self.automatic_updates_enabled
  message    = "Automatic updates are off"
  why        = "Known holes stay open until somebody patches by hand; worms use them within days."
  remedy     = "Set automatic_updates_enabled = true (enable_automatic_updates before azurerm 4.58), or patch_mode = \"AutomaticByPlatform\"."
  similar_to = ["CKV_AZURE_177"]
  since      = "0.1"

  fix {
    unsafe = "Replaces the machine, and Windows restarts for updates by itself"
    set    = { automatic_updates_enabled = true }
    remove = ["enable_automatic_updates"]
  }

  example "fails" "machine" {
    variable "password" {
      type = string
    }

    variable "network_interface_id" {
      type = string
    }

    terraform {
      required_providers {
        azurerm = {
          source  = "hashicorp/azurerm"
          version = "~> 4.0"
        }
      }
    }

    resource "azurerm_windows_virtual_machine" "main" {
      name                     = "example-win"
      location                 = "westeurope"
      resource_group_name      = "example"
      size                     = "Standard_D2s_v5"
      admin_username           = "ops"
      admin_password           = var.password
      network_interface_ids    = [var.network_interface_id]
      enable_automatic_updates = false

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

  example "fails" "scale set" {
    variable "password" {
      type = string
    }

    terraform {
      required_providers {
        azurerm = {
          source  = "hashicorp/azurerm"
          version = "~> 4.0"
        }
      }
    }

    resource "azurerm_windows_virtual_machine_scale_set" "main" {
      name                     = "example-vmss"
      location                 = "westeurope"
      resource_group_name      = "example"
      sku                      = "Standard_D2s_v5"
      instances                = 2
      admin_username           = "ops"
      admin_password           = var.password
      enable_automatic_updates = false

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

  example "fails" "under its name of today" {
    variable "password" {
      type = string
    }

    variable "network_interface_id" {
      type = string
    }

    resource "azurerm_windows_virtual_machine" "main" {
      name                      = "example-win"
      location                  = "westeurope"
      resource_group_name       = "example"
      size                      = "Standard_D2s_v5"
      admin_username            = "ops"
      admin_password            = var.password
      network_interface_ids     = [var.network_interface_id]
      automatic_updates_enabled = false

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

    terraform {
      required_providers {
        azurerm = {
          source  = "hashicorp/azurerm"
          version = "~> 4.0"
        }
      }
    }

    resource "azurerm_windows_virtual_machine" "main" {
      name                     = "example-win"
      location                 = "westeurope"
      resource_group_name      = "example"
      size                     = "Standard_D2s_v5"
      admin_username           = "ops"
      admin_password           = var.password
      network_interface_ids    = [var.network_interface_id]
      enable_automatic_updates = true

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

  example "unknown" "from a variable without a value" {
    variable "password" {
      type = string
    }

    variable "network_interface_id" {
      type = string
    }

    variable "updates" {
      type = bool
    }

    resource "azurerm_windows_virtual_machine" "main" {
      name                      = "example-win"
      location                  = "westeurope"
      resource_group_name       = "example"
      size                      = "Standard_D2s_v5"
      admin_username            = "ops"
      admin_password            = var.password
      network_interface_ids     = [var.network_interface_id]
      automatic_updates_enabled = var.updates

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
