check "azure-log-profile-categories-missing" {
  title    = "Activity log profile leaves out kinds of activity"
  severity = "medium"
  on       = ["azurerm_monitor_log_profile"]
  fail     = length([for category in ["Action", "Delete", "Write"] : category if !contains(self.categories, category)]) > 0
  at       = self.categories
  message  = "Not recorded: ${join(", ", [for category in ["Action", "Delete", "Write"] : category if !contains(self.categories, category)])}"
  why      = "Deletions, or role assignments, leave no lasting record."
  remedy   = "Set categories = [\"Action\", \"Delete\", \"Write\"]."
  aliases  = ["CKV_AZURE_38", "AVD-AZU-0033"]
  since    = "0.1"

  fix {
    set = { categories = ["Action", "Delete", "Write"] }
  }

  example "fails" "actions only" {
    variable "storage_account_id" {
      type = string
    }

    resource "azurerm_monitor_log_profile" "main" {
      name               = "default"
      storage_account_id = var.storage_account_id
      categories         = ["Action"]
      locations          = ["global", "westeurope"]

      retention_policy {
        enabled = true
        days    = 365
      }
    }
  }

  example "passes" "all" {
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

  example "unknown" "from a variable without a value" {
    variable "storage_account_id" {
      type = string
    }

    variable "kinds" {
      type = list(string)
    }

    resource "azurerm_monitor_log_profile" "main" {
      name               = "default"
      storage_account_id = var.storage_account_id
      categories         = var.kinds
      locations          = ["global", "westeurope"]

      retention_policy {
        enabled = true
        days    = 365
      }
    }
  }
}
