check "azure-managed-disk-public-network" {
  title    = "Disk can be exported over the internet"
  severity = "low"
  on       = ["azurerm_managed_disk"]
  fail     = self.public_network_access_enabled
  at       = self.public_network_access_enabled
  message  = "Public network access to the disk is allowed"
  why      = "Whoever may grant access to the disk makes a link with which its whole content is downloaded from anywhere."
  remedy   = "Set public_network_access_enabled = false, and network_access_policy to \"DenyAll\", or \"AllowPrivate\" with a disk access."
  aliases  = ["CKV_AZURE_251"]
  cwe      = [668]
  since    = "0.1"

  fix {
    unsafe = "Exports and uploads of the disk from outside stop"
    set    = { public_network_access_enabled = false }
  }

  example "fails" "allowed" {
    resource "azurerm_managed_disk" "main" {
      name                          = "example-disk"
      location                      = "westeurope"
      resource_group_name           = "example"
      storage_account_type          = "Premium_LRS"
      create_option                 = "Empty"
      disk_size_gb                  = 64
      public_network_access_enabled = true
    }
  }

  example "fails" "not written" {
    resource "azurerm_managed_disk" "main" {
      name                 = "example-disk"
      location             = "westeurope"
      resource_group_name  = "example"
      storage_account_type = "Premium_LRS"
      create_option        = "Empty"
      disk_size_gb         = 64
    }
  }

  example "passes" "forbidden" {
    resource "azurerm_managed_disk" "main" {
      name                          = "example-disk"
      location                      = "westeurope"
      resource_group_name           = "example"
      storage_account_type          = "Premium_LRS"
      create_option                 = "Empty"
      disk_size_gb                  = 64
      public_network_access_enabled = false
    }
  }

  example "unknown" "from a variable without a value" {
    variable "setting" {
      type = bool
    }

    resource "azurerm_managed_disk" "main" {
      name                          = "example-disk"
      location                      = "westeurope"
      resource_group_name           = "example"
      storage_account_type          = "Premium_LRS"
      create_option                 = "Empty"
      disk_size_gb                  = 64
      public_network_access_enabled = var.setting
    }
  }
}
