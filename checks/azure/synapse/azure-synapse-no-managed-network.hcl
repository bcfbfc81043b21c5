check "azure-synapse-no-managed-network" {
  title    = "Synapse workspace has no managed virtual network"
  severity = "medium"
  on       = ["azurerm_synapse_workspace"]
  fail     = !self.managed_virtual_network_enabled
  at       = self.managed_virtual_network_enabled
  message  = "Spark and pipelines run outside a managed network"
  why      = "Computations are not isolated from those of others, and nothing limits where they send data."
  remedy   = "Set managed_virtual_network_enabled = true; the workspace is created anew."
  aliases  = ["CKV_AZURE_58", "AVD-AZU-0034"]
  since    = "0.1"

  fix {
    unsafe = "Replaces the workspace"
    set    = { managed_virtual_network_enabled = true }
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
      managed_virtual_network_enabled      = false

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
      managed_virtual_network_enabled      = true

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
      managed_virtual_network_enabled      = var.setting

      identity {
        type = "SystemAssigned"
      }
    }
  }
}
