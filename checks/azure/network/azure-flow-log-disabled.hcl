check "azure-flow-log-disabled" {
  title    = "Flow log is switched off"
  severity = "medium"
  on       = ["azurerm_network_watcher_flow_log"]
  fail     = self.enabled == false
  at       = self.enabled
  message  = "The flow log is not enabled"
  why      = "Who talked to whom in this network cannot be told afterwards."
  remedy   = "Set enabled = true."
  aliases  = ["AVD-AZU-0073"]
  cwe      = [778]
  since    = "0.1"

  fix {
    unsafe = "Flow logs are charged by volume"
    set    = { enabled = true }
  }

  example "fails" "switched off" {
    variable "network_watcher_name" {
      type = string
    }

    variable "virtual_network_id" {
      type = string
    }

    variable "storage_account_id" {
      type = string
    }

    resource "azurerm_network_watcher_flow_log" "main" {
      name                 = "flow"
      resource_group_name  = "example"
      network_watcher_name = var.network_watcher_name
      target_resource_id   = var.virtual_network_id
      storage_account_id   = var.storage_account_id
      enabled              = false

      retention_policy {
        enabled = true
        days    = 120
      }
    }
  }

  example "passes" "switched on" {
    variable "network_watcher_name" {
      type = string
    }

    variable "virtual_network_id" {
      type = string
    }

    variable "storage_account_id" {
      type = string
    }

    resource "azurerm_network_watcher_flow_log" "main" {
      name                 = "flow"
      resource_group_name  = "example"
      network_watcher_name = var.network_watcher_name
      target_resource_id   = var.virtual_network_id
      storage_account_id   = var.storage_account_id
      enabled              = true

      retention_policy {
        enabled = true
        days    = 120
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "network_watcher_name" {
      type = string
    }

    variable "virtual_network_id" {
      type = string
    }

    variable "storage_account_id" {
      type = string
    }

    variable "log" {
      type = bool
    }

    resource "azurerm_network_watcher_flow_log" "main" {
      name                 = "flow"
      resource_group_name  = "example"
      network_watcher_name = var.network_watcher_name
      target_resource_id   = var.virtual_network_id
      storage_account_id   = var.storage_account_id
      enabled              = var.log

      retention_policy {
        enabled = true
        days    = 120
      }
    }
  }
}
