check "azure-storage-account-no-private-endpoint" {
  title    = "Storage account has no private endpoint"
  severity = "info"
  on       = ["azurerm_storage_account"]
  fail     = length(referrers("azurerm_private_endpoint")) == 0
  message  = "No private endpoint leads to this account"
  why      = "Traffic to the account leaves the virtual network for a public address, and the public endpoint must stay open for it."
  remedy   = "Add an azurerm_private_endpoint whose private_service_connection names this account, and then close the public endpoint."
  aliases  = ["CKV2_AZURE_33"]
  since    = "0.1"

  example "fails" "none" {
    resource "azurerm_storage_account" "main" {
      name                     = "examplestore"
      location                 = "westeurope"
      resource_group_name      = "example"
      account_tier             = "Standard"
      account_replication_type = "GRS"
    }
  }

  example "passes" "one for blobs" {
    resource "azurerm_storage_account" "main" {
      name                     = "examplestore"
      location                 = "westeurope"
      resource_group_name      = "example"
      account_tier             = "Standard"
      account_replication_type = "GRS"
    }

    resource "azurerm_private_endpoint" "main" {
      name                = "example-endpoint"
      location            = "westeurope"
      resource_group_name = "example"
      subnet_id           = azurerm_subnet.main.id

      private_service_connection {
        name                           = "example"
        private_connection_resource_id = azurerm_storage_account.main.id
        subresource_names              = ["blob"]
        is_manual_connection           = false
      }
    }

    resource "azurerm_subnet" "main" {
      name                 = "work"
      resource_group_name  = "example"
      virtual_network_name = "example"
      address_prefixes     = ["10.0.1.0/24"]
    }
  }
}
