check "azure-log-profile-global-missing" {
  title    = "Activity log profile leaves out what is not bound to a region"
  severity = "low"
  on       = ["azurerm_monitor_log_profile"]
  fail     = !contains(self.locations, "global")
  at       = self.locations
  message  = "Activity of global services is not recorded"
  why      = "Changes to roles, policies and DNS are activities of global services."
  remedy   = "Add \"global\" and all regions in use to locations."
  aliases  = []
  since    = "0.1"

  example "fails" "one region" {
    variable "storage_account_id" {
      type = string
    }

    resource "azurerm_monitor_log_profile" "main" {
      name               = "default"
      storage_account_id = var.storage_account_id
      categories         = ["Action", "Delete", "Write"]
      locations          = ["westeurope"]

      retention_policy {
        enabled = true
        days    = 365
      }
    }
  }

  example "passes" "global too" {
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

    variable "places" {
      type = list(string)
    }

    resource "azurerm_monitor_log_profile" "main" {
      name               = "default"
      storage_account_id = var.storage_account_id
      categories         = ["Action", "Delete", "Write"]
      locations          = var.places

      retention_policy {
        enabled = true
        days    = 365
      }
    }
  }
}
