check "azure-storage-account-no-soft-delete" {
  title    = "Deleted blobs cannot be brought back"
  severity = "low"
  on       = ["azurerm_storage_account"]
  when     = self.account_kind != "FileStorage"
  fail     = self.blob_properties.delete_retention_policy == null
  at       = self.blob_properties
  message  = "Soft delete of blobs is not configured"
  why      = "A faulty script, a compromised identity or ransomware deletes or overwrites blobs at once and for good. Soft delete keeps them for some days."
  remedy   = "Add blob_properties with delete_retention_policy (and container_delete_retention_policy), with seven days or more."
  aliases  = ["CKV2_AZURE_38", "AVD-AZU-0056"]
  since    = "0.1"

  fix {
    set = { "blob_properties.delete_retention_policy.days" = 7 }
  }

  example "fails" "not configured" {
    resource "azurerm_storage_account" "main" {
      name                     = "examplestore"
      location                 = "westeurope"
      resource_group_name      = "example"
      account_tier             = "Standard"
      account_replication_type = "GRS"
    }
  }

  example "fails" "other blob settings only" {
    resource "azurerm_storage_account" "main" {
      name                     = "examplestore"
      location                 = "westeurope"
      resource_group_name      = "example"
      account_tier             = "Standard"
      account_replication_type = "GRS"

      blob_properties {
        versioning_enabled = true
      }
    }
  }

  example "passes" "kept for two weeks" {
    resource "azurerm_storage_account" "main" {
      name                     = "examplestore"
      location                 = "westeurope"
      resource_group_name      = "example"
      account_tier             = "Standard"
      account_replication_type = "GRS"

      blob_properties {
        delete_retention_policy {
          days = 14
        }
      }
    }
  }

  example "passes" "files only" {
    resource "azurerm_storage_account" "main" {
      name                     = "examplestore"
      location                 = "westeurope"
      resource_group_name      = "example"
      account_kind             = "FileStorage"
      account_tier             = "Premium"
      account_replication_type = "ZRS"
    }
  }

  example "unknown" "only in some environments" {
    variable "keep" {
      type = bool
    }

    resource "azurerm_storage_account" "main" {
      name                     = "examplestore"
      location                 = "westeurope"
      resource_group_name      = "example"
      account_tier             = "Standard"
      account_replication_type = "GRS"

      blob_properties {
        dynamic "delete_retention_policy" {
          for_each = var.keep ? [7] : []

          content {
            days = delete_retention_policy.value
          }
        }
      }
    }
  }
}
