check "azure-storage-account-public-endpoint" {
  title    = "Storage account can be reached through its public endpoint"
  severity = "low"
  on       = ["azurerm_storage_account"]
  fail     = self.public_network_access_enabled
  at       = self.public_network_access_enabled
  message  = "The account answers on its public endpoint"
  why      = "A key or a SAS token that leaks is enough to read the data from anywhere. Without a public endpoint it is of no use outside the networks that have a private endpoint."
  remedy   = "Set public_network_access_enabled = false and add an azurerm_private_endpoint; where the public endpoint is needed, deny by default in network_rules and suppress this check with that reason."
  aliases  = ["CKV_AZURE_59"]
  cwe      = [668]
  since    = "0.1"

  fix {
    unsafe = "Clients outside the networks with a private endpoint are cut off"
    set    = { public_network_access_enabled = false }
  }

  example "fails" "switched on" {
    resource "azurerm_storage_account" "main" {
      name                          = "examplestore"
      location                      = "westeurope"
      resource_group_name           = "example"
      account_tier                  = "Standard"
      account_replication_type      = "GRS"
      public_network_access_enabled = true
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

  example "passes" "switched off" {
    resource "azurerm_storage_account" "main" {
      name                          = "examplestore"
      location                      = "westeurope"
      resource_group_name           = "example"
      account_tier                  = "Standard"
      account_replication_type      = "GRS"
      public_network_access_enabled = false
    }
  }

  example "unknown" "from a variable without a value" {
    variable "setting" {
      type = bool
    }

    resource "azurerm_storage_account" "main" {
      name                          = "examplestore"
      location                      = "westeurope"
      resource_group_name           = "example"
      account_tier                  = "Standard"
      account_replication_type      = "GRS"
      public_network_access_enabled = var.setting
    }
  }
}
