check "azure-synapse-exfiltration-protection-disabled" {
  title    = "Synapse workspace may send data anywhere"
  severity = "low"
  on       = ["azurerm_synapse_workspace"]
  fail     = !self.data_exfiltration_protection_enabled
  at       = self.data_exfiltration_protection_enabled
  message  = "Protection against exfiltration is off"
  why      = "A notebook or pipeline can copy tables to a storage account of a stranger."
  remedy   = "Set data_exfiltration_protection_enabled = true with managed_virtual_network_enabled."
  aliases  = ["CKV_AZURE_157"]
  since    = "0.1"

  fix {
    unsafe = "Replaces the workspace"
    set = {
      data_exfiltration_protection_enabled = true
      managed_virtual_network_enabled      = true
    }
  }

  example "fails" "wrong value" {
    variable "storage_data_lake_gen2_filesystem_id" {
      type = string
    }

    resource "azurerm_synapse_workspace" "main" {
      name                                 = "example-synapse"
      location                             = "westeurope"
      resource_group_name                  = "example"
      storage_data_lake_gen2_filesystem_id = var.storage_data_lake_gen2_filesystem_id
      data_exfiltration_protection_enabled = false

      identity {
        type = "SystemAssigned"
      }
    }
  }

  example "fails" "not written" {
    variable "storage_data_lake_gen2_filesystem_id" {
      type = string
    }

    resource "azurerm_synapse_workspace" "main" {
      name                                 = "example-synapse"
      location                             = "westeurope"
      resource_group_name                  = "example"
      storage_data_lake_gen2_filesystem_id = var.storage_data_lake_gen2_filesystem_id

      identity {
        type = "SystemAssigned"
      }
    }
  }

  example "passes" "as it should be" {
    variable "storage_data_lake_gen2_filesystem_id" {
      type = string
    }

    resource "azurerm_synapse_workspace" "main" {
      name                                 = "example-synapse"
      location                             = "westeurope"
      resource_group_name                  = "example"
      storage_data_lake_gen2_filesystem_id = var.storage_data_lake_gen2_filesystem_id
      data_exfiltration_protection_enabled = true

      identity {
        type = "SystemAssigned"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "storage_data_lake_gen2_filesystem_id" {
      type = string
    }

    variable "setting" {
      type = bool
    }

    resource "azurerm_synapse_workspace" "main" {
      name                                 = "example-synapse"
      location                             = "westeurope"
      resource_group_name                  = "example"
      storage_data_lake_gen2_filesystem_id = var.storage_data_lake_gen2_filesystem_id
      data_exfiltration_protection_enabled = var.setting

      identity {
        type = "SystemAssigned"
      }
    }
  }
}
