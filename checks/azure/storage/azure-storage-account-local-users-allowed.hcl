check "azure-storage-account-local-users-allowed" {
  title    = "SFTP with local users is open on the storage account"
  severity = "low"
  on       = ["azurerm_storage_account"]
  fail     = self.sftp_enabled && self.local_user_enabled
  at       = self.local_user_enabled
  message  = "SFTP is on and local users are allowed"
  why      = "Local users of SFTP have passwords or keys of their own: Entra ID, its second factor and its logs do not apply to them."
  remedy   = "Switch sftp_enabled off, or set local_user_enabled = false where SFTP is not used."
  aliases  = []
  since    = "0.1"

  fix {
    unsafe = "Users of SFTP can no longer log in"
    set    = { local_user_enabled = false }
  }

  example "fails" "SFTP on, users by default" {
    resource "azurerm_storage_account" "main" {
      name                     = "examplestore"
      location                 = "westeurope"
      resource_group_name      = "example"
      account_tier             = "Standard"
      account_replication_type = "GRS"
      is_hns_enabled           = true
      sftp_enabled             = true
    }
  }

  example "fails" "both on" {
    resource "azurerm_storage_account" "main" {
      name                     = "examplestore"
      location                 = "westeurope"
      resource_group_name      = "example"
      account_tier             = "Standard"
      account_replication_type = "GRS"
      is_hns_enabled           = true
      sftp_enabled             = true
      local_user_enabled       = true
    }
  }

  example "passes" "no SFTP" {
    resource "azurerm_storage_account" "main" {
      name                     = "examplestore"
      location                 = "westeurope"
      resource_group_name      = "example"
      account_tier             = "Standard"
      account_replication_type = "GRS"
    }
  }

  example "passes" "no local users" {
    resource "azurerm_storage_account" "main" {
      name                     = "examplestore"
      location                 = "westeurope"
      resource_group_name      = "example"
      account_tier             = "Standard"
      account_replication_type = "GRS"
      local_user_enabled       = false
    }
  }

  example "unknown" "from a variable without a value" {
    variable "sftp" {
      type = bool
    }

    resource "azurerm_storage_account" "main" {
      name                     = "examplestore"
      location                 = "westeurope"
      resource_group_name      = "example"
      account_tier             = "Standard"
      account_replication_type = "GRS"
      is_hns_enabled           = true
      sftp_enabled             = var.sftp
    }
  }
}
