check "azure-key-vault-public-endpoint" {
  title    = "Key vault can be reached through its public endpoint"
  severity = "low"
  on       = ["azurerm_key_vault"]
  fail     = self.public_network_access_enabled
  at       = self.public_network_access_enabled
  message  = "The vault answers on its public endpoint"
  why      = "A token that leaks works from the internet. Behind a private endpoint alone, an attacker needs a foothold in the network too."
  remedy   = "Set public_network_access_enabled = false and add an azurerm_private_endpoint; where the public endpoint is needed, deny by default in network_acls and suppress this check with that reason."
  aliases  = ["CKV_AZURE_189"]
  cwe      = [668]
  since    = "0.1"

  fix {
    unsafe = "Clients outside the networks with a private endpoint are cut off"
    set    = { public_network_access_enabled = false }
  }

  example "fails" "switched on" {
    resource "azurerm_key_vault" "main" {
      name                          = "example-vault"
      location                      = "westeurope"
      resource_group_name           = "example"
      tenant_id                     = "00000000-0000-0000-0000-000000000001"
      sku_name                      = "premium"
      rbac_authorization_enabled    = true
      public_network_access_enabled = true
    }
  }

  example "fails" "not written" {
    resource "azurerm_key_vault" "main" {
      name                       = "example-vault"
      location                   = "westeurope"
      resource_group_name        = "example"
      tenant_id                  = "00000000-0000-0000-0000-000000000001"
      sku_name                   = "premium"
      rbac_authorization_enabled = true
    }
  }

  example "passes" "switched off" {
    resource "azurerm_key_vault" "main" {
      name                          = "example-vault"
      location                      = "westeurope"
      resource_group_name           = "example"
      tenant_id                     = "00000000-0000-0000-0000-000000000001"
      sku_name                      = "premium"
      rbac_authorization_enabled    = true
      public_network_access_enabled = false
    }
  }

  example "unknown" "from a variable without a value" {
    variable "public" {
      type = bool
    }

    resource "azurerm_key_vault" "main" {
      name                          = "example-vault"
      location                      = "westeurope"
      resource_group_name           = "example"
      tenant_id                     = "00000000-0000-0000-0000-000000000001"
      sku_name                      = "premium"
      rbac_authorization_enabled    = true
      public_network_access_enabled = var.public
    }
  }
}
