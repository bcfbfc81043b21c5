check "azure-cognitive-account-no-customer-key" {
  title    = "AI service is not encrypted under a key of its owner"
  severity = "info"
  on       = ["azurerm_cognitive_account"]
  fail     = self.customer_managed_key == null && length(referrers("azurerm_cognitive_account_customer_managed_key")) == 0
  at       = self.customer_managed_key
  message  = "Data is encrypted under a key that Microsoft manages"
  why      = "Prompts, files and fine-tuned models are kept under a key whose use the owner can neither see nor stop."
  remedy   = "Add customer_managed_key, or an azurerm_cognitive_account_customer_managed_key."
  aliases  = ["CKV2_AZURE_22"]
  since    = "0.1"

  example "fails" "none" {
    resource "azurerm_cognitive_account" "main" {
      name                = "example-ai"
      location            = "westeurope"
      resource_group_name = "example"
      kind                = "OpenAI"
      sku_name            = "S0"
    }
  }

  example "passes" "in a resource of its own" {
    resource "azurerm_cognitive_account" "main" {
      name                = "example-ai"
      location            = "westeurope"
      resource_group_name = "example"
      kind                = "OpenAI"
      sku_name            = "S0"
    }

    resource "azurerm_cognitive_account_customer_managed_key" "main" {
      cognitive_account_id = azurerm_cognitive_account.main.id
      key_vault_key_id     = "https://example-vault.vault.azure.net/keys/ai"
    }
  }

  example "unknown" "only in some environments" {
    variable "own" {
      type = bool
    }

    resource "azurerm_cognitive_account" "main" {
      name                = "example-ai"
      location            = "westeurope"
      resource_group_name = "example"
      kind                = "OpenAI"
      sku_name            = "S0"

      dynamic "customer_managed_key" {
        for_each = var.own ? [1] : []

        content {
          key_vault_key_id = "https://example-vault.vault.azure.net/keys/ai"
        }
      }
    }
  }
}
