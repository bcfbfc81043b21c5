check "azure-cognitive-account-public-endpoint" {
  title    = "AI service can be reached from the internet"
  severity = "medium"
  on       = ["azurerm_cognitive_account"]
  fail     = self.public_network_access_enabled
  at       = self.public_network_access_enabled
  message  = "AI service answers on its public endpoint"
  why      = "A key or token that leaks is enough to use the service from anywhere. Without a public endpoint it is of no use outside the networks that have a private endpoint."
  remedy   = "Set public_network_access_enabled = false and add an azurerm_private_endpoint."
  aliases  = ["CKV_AZURE_134"]
  cwe      = [668]
  since    = "0.1"

  fix {
    unsafe = "Clients outside the networks with a private endpoint are cut off"
    set    = { public_network_access_enabled = false }
  }

  example "fails" "public" {
    resource "azurerm_cognitive_account" "main" {
      name                          = "example-ai"
      location                      = "westeurope"
      resource_group_name           = "example"
      kind                          = "OpenAI"
      sku_name                      = "S0"
      public_network_access_enabled = true
    }
  }

  example "fails" "not written" {
    resource "azurerm_cognitive_account" "main" {
      name                = "example-ai"
      location            = "westeurope"
      resource_group_name = "example"
      kind                = "OpenAI"
      sku_name            = "S0"
    }
  }

  example "passes" "private" {
    resource "azurerm_cognitive_account" "main" {
      name                          = "example-ai"
      location                      = "westeurope"
      resource_group_name           = "example"
      kind                          = "OpenAI"
      sku_name                      = "S0"
      public_network_access_enabled = false
    }
  }

  example "unknown" "from a variable without a value" {
    variable "setting" {
      type = bool
    }

    resource "azurerm_cognitive_account" "main" {
      name                          = "example-ai"
      location                      = "westeurope"
      resource_group_name           = "example"
      kind                          = "OpenAI"
      sku_name                      = "S0"
      public_network_access_enabled = var.setting
    }
  }
}
