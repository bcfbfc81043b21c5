check "azure-storage-account-shared-key-allowed" {
  title    = "Storage account can be used with its account keys"
  severity = "low"
  on       = ["azurerm_storage_account"]
  fail     = self.shared_access_key_enabled
  at       = self.shared_access_key_enabled
  message  = "Requests that carry an account key, or a SAS token made from one, are accepted"
  why      = "The two account keys open everything in the account, do not expire, and a use of them names no person. A key in a script or a log is enough to take all data."
  remedy   = "Set shared_access_key_enabled = false, give roles such as \"Storage Blob Data Contributor\" to the identities that need access, and set storage_use_azuread = true in the provider."
  aliases  = ["CKV2_AZURE_40"]
  cwe      = [287]
  since    = "0.1"

  fix {
    unsafe = "Clients with keys or shared access signatures are refused; the provider needs storage_use_azuread = true"
    set    = { shared_access_key_enabled = false }
  }

  example "fails" "keys allowed" {
    resource "azurerm_storage_account" "main" {
      name                      = "examplestore"
      location                  = "westeurope"
      resource_group_name       = "example"
      account_tier              = "Standard"
      account_replication_type  = "GRS"
      shared_access_key_enabled = true
    }
  }

  example "fails" "not written" {
    resource "azurerm_storage_account" "main" {
      name                     = "examplestore"
      location                 = "westeurope"
      resource_group_name      = "example"
      account_tier             = "Standard"
      account_replication_type = "GRS"
    }
  }

  example "passes" "keys refused" {
    resource "azurerm_storage_account" "main" {
      name                      = "examplestore"
      location                  = "westeurope"
      resource_group_name       = "example"
      account_tier              = "Standard"
      account_replication_type  = "GRS"
      shared_access_key_enabled = false
    }
  }

  example "unknown" "from a variable without a value" {
    variable "setting" {
      type = bool
    }

    resource "azurerm_storage_account" "main" {
      name                      = "examplestore"
      location                  = "westeurope"
      resource_group_name       = "example"
      account_tier              = "Standard"
      account_replication_type  = "GRS"
      shared_access_key_enabled = var.setting
    }
  }
}
