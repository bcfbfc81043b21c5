check "azure-key-vault-no-private-endpoint" {
  title    = "Key vault has no private endpoint"
  severity = "info"
  on       = ["azurerm_key_vault"]
  fail     = length(referrers("azurerm_private_endpoint")) == 0
  message  = "No private endpoint leads to this vault"
  why      = "Traffic to the vault leaves the virtual network for a public address, and the public endpoint must stay open for it."
  remedy   = "Add an azurerm_private_endpoint whose private_service_connection names this vault."
  aliases  = ["CKV2_AZURE_32"]
  since    = "0.1"

  example "fails" "none" {
    resource "azurerm_key_vault" "main" {
      name                       = "example-vault"
      location                   = "westeurope"
      resource_group_name        = "example"
      tenant_id                  = "00000000-0000-0000-0000-000000000001"
      sku_name                   = "premium"
      rbac_authorization_enabled = true
    }
  }

  example "passes" "one" {
    resource "azurerm_key_vault" "main" {
      name                       = "example-vault"
      location                   = "westeurope"
      resource_group_name        = "example"
      tenant_id                  = "00000000-0000-0000-0000-000000000001"
      sku_name                   = "premium"
      rbac_authorization_enabled = true
    }

    resource "azurerm_private_endpoint" "main" {
      name                = "example-endpoint"
      location            = "westeurope"
      resource_group_name = "example"
      subnet_id           = azurerm_subnet.main.id

      private_service_connection {
        name                           = "example"
        private_connection_resource_id = azurerm_key_vault.main.id
        subresource_names              = ["vault"]
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
