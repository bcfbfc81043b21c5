check "azure-storage-account-sas-never-expires" {
  title      = "No upper limit is set for how long SAS tokens live"
  severity   = "info"
  on         = ["azurerm_storage_account"]
  fail       = self.sas_policy.expiration_period == null
  at         = self.sas_policy
  message    = "There is no SAS expiration policy"
  why        = "A SAS token is a password in a URL. Without a policy people make tokens that live for years, and nothing warns of them."
  remedy     = "Add sas_policy with an expiration_period such as \"01.00:00:00\", and expiration_action = \"Block\" where clients allow it."
  similar_to = ["CKV2_AZURE_41"]
  since      = "0.1"

  fix {
    set = { "sas_policy.expiration_period" = "01.00:00:00" }
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

  example "passes" "a day" {
    resource "azurerm_storage_account" "main" {
      name                     = "examplestore"
      location                 = "westeurope"
      resource_group_name      = "example"
      account_tier             = "Standard"
      account_replication_type = "GRS"

      sas_policy {
        expiration_period = "01.00:00:00"
        expiration_action = "Log"
      }
    }
  }

  example "unknown" "only in some environments" {
    variable "limit" {
      type = bool
    }

    resource "azurerm_storage_account" "main" {
      name                     = "examplestore"
      location                 = "westeurope"
      resource_group_name      = "example"
      account_tier             = "Standard"
      account_replication_type = "GRS"

      dynamic "sas_policy" {
        for_each = var.limit ? [1] : []

        content {
          expiration_period = "01.00:00:00"
        }
      }
    }
  }
}
