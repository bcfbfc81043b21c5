check "azure-virtual-machine-unmanaged-disk" {
  title    = "Machine keeps its system disk as a blob in a storage account"
  severity = "medium"
  on       = ["azurerm_virtual_machine"]
  fail     = self.storage_os_disk.vhd_uri != null
  at       = self.storage_os_disk.vhd_uri
  message  = "The system disk is a blob, not a managed disk"
  why      = "Whoever has the key of the storage account can read the disk, and unmanaged disks have neither snapshots by role nor encryption sets. Azure retires them."
  remedy   = "Use azurerm_linux_virtual_machine or azurerm_windows_virtual_machine, or managed_disk_type in storage_os_disk."
  aliases  = ["CKV2_AZURE_9"]
  since    = "0.1"

  example "fails" "a blob" {
    variable "network_interface_id" {
      type = string
    }

    resource "azurerm_virtual_machine" "main" {
      location              = "westeurope"
      resource_group_name   = "example"
      vm_size               = "Standard_D2s_v5"
      network_interface_ids = [var.network_interface_id]

      storage_os_disk {
        name          = "os"
        create_option = "FromImage"
        vhd_uri       = "https://examplestore.blob.core.windows.net/vhds/os.vhd"
      }
    }
  }

  example "passes" "managed" {
    variable "network_interface_id" {
      type = string
    }

    resource "azurerm_virtual_machine" "main" {
      location              = "westeurope"
      resource_group_name   = "example"
      vm_size               = "Standard_D2s_v5"
      network_interface_ids = [var.network_interface_id]

      storage_os_disk {
        name              = "os"
        create_option     = "FromImage"
        managed_disk_type = "Premium_LRS"
      }
    }
  }

  example "unknown" "only in some environments" {
    variable "network_interface_id" {
      type = string
    }

    variable "blob" {
      type = bool
    }

    resource "azurerm_virtual_machine" "main" {
      location              = "westeurope"
      resource_group_name   = "example"
      vm_size               = "Standard_D2s_v5"
      network_interface_ids = [var.network_interface_id]

      storage_os_disk {
        name              = "os"
        create_option     = "FromImage"
        managed_disk_type = var.blob ? null : "Premium_LRS"
        vhd_uri           = var.blob ? "https://examplestore.blob.core.windows.net/vhds/os.vhd" : null
      }
    }
  }
}
