check "azure-ml-compute-local-authentication" {
  title    = "Machine learning compute can be used with keys"
  severity = "low"
  on       = ["azurerm_machine_learning_compute_cluster"]
  fail     = self.local_auth_enabled
  at       = self.local_auth_enabled
  message  = "Local authentication is on"
  why      = "Keys open everything, do not expire by themselves and name no person: one in a script or a log is enough."
  remedy   = "Set local_auth_enabled = false and give roles to the identities that need access."
  aliases  = ["CKV_AZURE_142"]
  cwe      = [287]
  since    = "0.1"

  fix {
    unsafe = "Replaces the cluster, and logins with passwords and keys end"
    set    = { local_auth_enabled = false }
  }

  example "fails" "keys allowed" {
    variable "machine_learning_workspace_id" {
      type = string
    }

    resource "azurerm_machine_learning_compute_cluster" "main" {
      name                          = "train"
      location                      = "westeurope"
      vm_priority                   = "Dedicated"
      vm_size                       = "STANDARD_DS2_V2"
      machine_learning_workspace_id = var.machine_learning_workspace_id
      local_auth_enabled            = true

      scale_settings {
        min_node_count                       = 0
        max_node_count                       = 2
        scale_down_nodes_after_idle_duration = "PT5M"
      }
    }
  }

  example "fails" "not written" {
    variable "machine_learning_workspace_id" {
      type = string
    }

    resource "azurerm_machine_learning_compute_cluster" "main" {
      name                          = "train"
      location                      = "westeurope"
      vm_priority                   = "Dedicated"
      vm_size                       = "STANDARD_DS2_V2"
      machine_learning_workspace_id = var.machine_learning_workspace_id

      scale_settings {
        min_node_count                       = 0
        max_node_count                       = 2
        scale_down_nodes_after_idle_duration = "PT5M"
      }
    }
  }

  example "passes" "identities only" {
    variable "machine_learning_workspace_id" {
      type = string
    }

    resource "azurerm_machine_learning_compute_cluster" "main" {
      name                          = "train"
      location                      = "westeurope"
      vm_priority                   = "Dedicated"
      vm_size                       = "STANDARD_DS2_V2"
      machine_learning_workspace_id = var.machine_learning_workspace_id
      local_auth_enabled            = false

      scale_settings {
        min_node_count                       = 0
        max_node_count                       = 2
        scale_down_nodes_after_idle_duration = "PT5M"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "machine_learning_workspace_id" {
      type = string
    }

    variable "setting" {
      type = bool
    }

    resource "azurerm_machine_learning_compute_cluster" "main" {
      name                          = "train"
      location                      = "westeurope"
      vm_priority                   = "Dedicated"
      vm_size                       = "STANDARD_DS2_V2"
      machine_learning_workspace_id = var.machine_learning_workspace_id
      local_auth_enabled            = var.setting

      scale_settings {
        min_node_count                       = 0
        max_node_count                       = 2
        scale_down_nodes_after_idle_duration = "PT5M"
      }
    }
  }
}
