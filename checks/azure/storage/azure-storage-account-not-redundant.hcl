check "azure-storage-account-not-redundant" {
  title    = "Storage account keeps all copies in one place"
  severity = "info"
  on       = ["azurerm_storage_account"]
  fail     = contains(["LRS", "ZRS", "PremiumLRS"], self.account_replication_type)
  at       = self.account_replication_type
  message  = "Replication is \"${self.account_replication_type}\": no copy in another region"
  why      = "Where all copies are in one region, a failure of that region takes the data away for its whole length, or for good."
  remedy   = "Set account_replication_type to \"GRS\", \"RAGRS\", \"GZRS\" or \"RAGZRS\" where data may leave the region; keep it in one region where residency rules ask for that, and suppress this check with that reason."
  aliases  = ["CKV_AZURE_206", "AVD-AZU-0058"]
  since    = "0.1"

  fix {
    unsafe = "Data is copied into another region, which is charged; an account with ZRS is replaced"
    set    = { account_replication_type = "GRS" }
  }

  example "fails" "local copies only" {
    resource "azurerm_storage_account" "main" {
      name                     = "examplestore"
      location                 = "westeurope"
      resource_group_name      = "example"
      account_tier             = "Standard"
      account_replication_type = "LRS"
    }
  }

  example "passes" "copies in two regions" {
    resource "azurerm_storage_account" "main" {
      name                     = "examplestore"
      location                 = "westeurope"
      resource_group_name      = "example"
      account_tier             = "Standard"
      account_replication_type = "RAGRS"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "setting" {
      type = string
    }

    resource "azurerm_storage_account" "main" {
      name                     = "examplestore"
      location                 = "westeurope"
      resource_group_name      = "example"
      account_tier             = "Standard"
      account_replication_type = var.setting
    }
  }
}
