check "azure-app-configuration-no-customer-key" {
  title    = "App configuration is not encrypted under a key of its owner"
  severity = "info"
  on       = ["azurerm_app_configuration"]
  fail     = self.encryption == null
  at       = self.encryption
  message  = "There is no encryption block"
  why      = "Settings are kept under a key whose use the owner can neither see nor stop."
  remedy   = "Add encryption with a key of Key Vault (standard SKU)."
  aliases  = ["CKV_AZURE_186"]
  since    = "0.1"

  example "fails" "none" {
    resource "azurerm_app_configuration" "main" {
      name                = "example-config"
      location            = "westeurope"
      resource_group_name = "example"
      sku                 = "standard"
    }
  }

  example "passes" "a key" {
    resource "azurerm_app_configuration" "main" {
      name                = "example-config"
      location            = "westeurope"
      resource_group_name = "example"
      sku                 = "standard"

      encryption {
        key_vault_key_identifier = "https://example-vault.vault.azure.net/keys/config"
        identity_client_id       = "00000000-0000-0000-0000-000000000003"
      }
    }
  }

  example "unknown" "only in some environments" {
    variable "own" {
      type = bool
    }

    resource "azurerm_app_configuration" "main" {
      name                = "example-config"
      location            = "westeurope"
      resource_group_name = "example"
      sku                 = "standard"

      dynamic "encryption" {
        for_each = var.own ? [1] : []

        content {
          key_vault_key_identifier = "https://example-vault.vault.azure.net/keys/config"
        }
      }
    }
  }
}
