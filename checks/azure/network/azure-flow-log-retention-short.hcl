check "azure-flow-log-retention-short" {
  title    = "Flow logs are kept for less than 90 days"
  severity = "low"
  on       = ["azurerm_network_watcher_flow_log"]
  fail     = !self.retention_policy.enabled || self.retention_policy.days != 0 && self.retention_policy.days != null && self.retention_policy.days < 90
  at       = self.retention_policy
  message  = !self.retention_policy.enabled ? "There is no retention policy that is enabled" : "Flow logs are kept for ${self.retention_policy.days} days"
  why      = "Intrusions are found weeks or months after they began; flows that are gone by then cannot show where data went."
  remedy   = "Set retention_policy with enabled = true and days = 90 or more."
  aliases  = ["CKV_AZURE_12", "AVD-AZU-0049"]
  cwe      = [778]
  since    = "0.1"

  fix {
    unsafe = "Logs that were kept without a limit are deleted after 90 days"
    set = {
      "retention_policy.enabled" = true
      "retention_policy.days"    = 90
    }
  }

  example "fails" "a month" {
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
        days    = 30
      }
    }
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
      enabled              = true

      retention_policy {
        enabled = false
        days    = 120
      }
    }
  }

  example "passes" "four months" {
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

    variable "days" {
      type = number
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
        days    = var.days
      }
    }
  }
}
