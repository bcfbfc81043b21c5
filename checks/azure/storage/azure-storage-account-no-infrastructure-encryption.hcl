check "azure-storage-account-no-infrastructure-encryption" {
  title    = "Storage account is encrypted once only"
  severity = "info"
  on       = ["azurerm_storage_account"]
  fail     = !self.infrastructure_encryption_enabled
  at       = self.infrastructure_encryption_enabled
  message  = "There is no second layer of encryption below the service's own"
  why      = "Data at rest is always encrypted by the service. Some standards ask for a second, independent layer, so that one broken key or algorithm is not enough; it can only be chosen when the account is created."
  remedy   = "Set infrastructure_encryption_enabled = true where a standard asks for it; the account is created anew."
  aliases  = ["AVD-AZU-0061"]
  since    = "0.1"

  fix {
    unsafe = "Replaces the account with its data"
    set    = { infrastructure_encryption_enabled = true }
  }

  example "fails" "switched off" {
    resource "azurerm_storage_account" "main" {
      name                              = "examplestore"
      location                          = "westeurope"
      resource_group_name               = "example"
      account_tier                      = "Standard"
      account_replication_type          = "GRS"
      infrastructure_encryption_enabled = false
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

  example "passes" "switched on" {
    resource "azurerm_storage_account" "main" {
      name                              = "examplestore"
      location                          = "westeurope"
      resource_group_name               = "example"
      account_tier                      = "Standard"
      account_replication_type          = "GRS"
      infrastructure_encryption_enabled = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "setting" {
      type = bool
    }

    resource "azurerm_storage_account" "main" {
      name                              = "examplestore"
      location                          = "westeurope"
      resource_group_name               = "example"
      account_tier                      = "Standard"
      account_replication_type          = "GRS"
      infrastructure_encryption_enabled = var.setting
    }
  }
}
