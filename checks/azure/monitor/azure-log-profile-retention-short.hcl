check "azure-log-profile-retention-short" {
  title      = "Activity log is kept for less than a year"
  severity   = "low"
  on         = ["azurerm_monitor_log_profile"]
  fail       = self.retention_policy.enabled && self.retention_policy.days != 0 && self.retention_policy.days != null && self.retention_policy.days < 365 || !self.retention_policy.enabled && self.retention_policy.days != 0 && self.retention_policy.days != null
  at         = self.retention_policy.days
  message    = "The activity log is kept for ${self.retention_policy.days} days"
  why        = "Changes that prepared an intrusion are found months later; entries that are gone by then cannot show who made them."
  remedy     = "Set retention_policy with enabled = true and days = 365 or more, or enabled = false and days = 0 to keep them for ever."
  aliases    = ["CKV_AZURE_37"]
  similar_to = ["AVD-AZU-0031"]
  since      = "0.1"

  fix {
    set = {
      "retention_policy.enabled" = true
      "retention_policy.days"    = 365
    }
  }

  example "fails" "a month" {
    variable "storage_account_id" {
      type = string
    }

    resource "azurerm_monitor_log_profile" "main" {
      name               = "default"
      storage_account_id = var.storage_account_id
      categories         = ["Action", "Delete", "Write"]
      locations          = ["global", "westeurope"]

      retention_policy {
        enabled = true
        days    = 30
      }
    }
  }

  example "passes" "a year" {
    variable "storage_account_id" {
      type = string
    }

    resource "azurerm_monitor_log_profile" "main" {
      name               = "default"
      storage_account_id = var.storage_account_id
      categories         = ["Action", "Delete", "Write"]
      locations          = ["global", "westeurope"]

      retention_policy {
        enabled = true
        days    = 365
      }
    }
  }

  example "passes" "for ever" {
    variable "storage_account_id" {
      type = string
    }

    resource "azurerm_monitor_log_profile" "main" {
      name               = "default"
      storage_account_id = var.storage_account_id
      categories         = ["Action", "Delete", "Write"]
      locations          = ["global", "westeurope"]

      retention_policy {
        enabled = false
        days    = 0
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "storage_account_id" {
      type = string
    }

    variable "days" {
      type = number
    }

    resource "azurerm_monitor_log_profile" "main" {
      name               = "default"
      storage_account_id = var.storage_account_id
      categories         = ["Action", "Delete", "Write"]
      locations          = ["global", "westeurope"]

      retention_policy {
        enabled = true
        days    = var.days
      }
    }
  }
}
