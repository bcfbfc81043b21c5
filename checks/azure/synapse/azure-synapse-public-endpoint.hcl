check "azure-synapse-public-endpoint" {
  title    = "Synapse workspace can be reached from the internet"
  severity = "medium"
  on       = ["azurerm_synapse_workspace"]
  fail     = self.public_network_access_enabled
  at       = self.public_network_access_enabled
  message  = "Synapse workspace answers on its public endpoint"
  why      = "A key or token that leaks is enough to use the service from anywhere. Without a public endpoint it is of no use outside the networks that have a private endpoint."
  remedy   = "Set public_network_access_enabled = false and add an azurerm_private_endpoint."
  aliases  = []
  cwe      = [668]
  since    = "0.1"

  fix {
    unsafe = "Clients outside the networks with a private endpoint are cut off"
    set    = { public_network_access_enabled = false }
  }

  example "fails" "public" {
    variable "storage_data_lake_gen2_filesystem_id" {
      type = string
    }

    resource "azurerm_synapse_workspace" "main" {
      name                                 = "example-synapse"
      location                             = "westeurope"
      resource_group_name                  = "example"
      storage_data_lake_gen2_filesystem_id = var.storage_data_lake_gen2_filesystem_id
      public_network_access_enabled        = true

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

  example "passes" "private" {
    variable "storage_data_lake_gen2_filesystem_id" {
      type = string
    }

    resource "azurerm_synapse_workspace" "main" {
      name                                 = "example-synapse"
      location                             = "westeurope"
      resource_group_name                  = "example"
      storage_data_lake_gen2_filesystem_id = var.storage_data_lake_gen2_filesystem_id
      public_network_access_enabled        = false

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
      public_network_access_enabled        = var.setting

      identity {
        type = "SystemAssigned"
      }
    }
  }
}
