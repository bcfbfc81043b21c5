check "azure-openai-outbound-unrestricted" {
  title    = "OpenAI service may send data anywhere"
  severity = "low"
  on       = ["azurerm_cognitive_account"]
  when     = self.kind == "OpenAI"
  fail     = !(self.outbound_network_access_restricted && length(self.fqdns) > 0)
  at       = self.outbound_network_access_restricted
  message  = "Outbound access is not limited to named hosts"
  why      = "A model that is made to, by its input, fetches URLs with data in them from hosts of an attacker."
  remedy   = "Set outbound_network_access_restricted = true and list the hosts in fqdns."
  aliases  = ["CKV_AZURE_247"]
  since    = "0.1"

  example "fails" "not written" {
    resource "azurerm_cognitive_account" "main" {
      name                = "example-ai"
      location            = "westeurope"
      resource_group_name = "example"
      kind                = "OpenAI"
      sku_name            = "S0"
    }
  }

  example "fails" "no hosts" {
    resource "azurerm_cognitive_account" "main" {
      name                               = "example-ai"
      location                           = "westeurope"
      resource_group_name                = "example"
      kind                               = "OpenAI"
      sku_name                           = "S0"
      outbound_network_access_restricted = true
    }
  }

  example "passes" "named hosts" {
    resource "azurerm_cognitive_account" "main" {
      name                               = "example-ai"
      location                           = "westeurope"
      resource_group_name                = "example"
      kind                               = "OpenAI"
      sku_name                           = "S0"
      outbound_network_access_restricted = true
      fqdns                              = ["examplestore.blob.core.windows.net"]
    }
  }

  example "passes" "another kind" {
    resource "azurerm_cognitive_account" "main" {
      name                = "example-ai"
      location            = "westeurope"
      resource_group_name = "example"
      sku_name            = "S0"
      kind                = "SpeechServices"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "limit" {
      type = bool
    }

    resource "azurerm_cognitive_account" "main" {
      name                               = "example-ai"
      location                           = "westeurope"
      resource_group_name                = "example"
      kind                               = "OpenAI"
      sku_name                           = "S0"
      outbound_network_access_restricted = var.limit
      fqdns                              = ["examplestore.blob.core.windows.net"]
    }
  }
}
