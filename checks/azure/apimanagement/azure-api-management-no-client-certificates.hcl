check "azure-api-management-no-client-certificates" {
  title    = "API management does not ask clients for a certificate"
  severity = "info"
  on       = ["azurerm_api_management"]
  when     = self.sku_name != null && startswith(self.sku_name, "Consumption")
  fail     = !self.client_certificate_enabled
  at       = self.client_certificate_enabled
  message  = "Client certificates are not asked for"
  why      = "Keys of subscriptions alone decide who may call."
  remedy   = "Set client_certificate_enabled = true."
  aliases  = ["CKV_AZURE_152"]
  cwe      = [287]
  since    = "0.1"

  fix {
    unsafe = "Callers without a certificate are refused"
    set    = { client_certificate_enabled = true }
  }

  example "fails" "not asked" {
    resource "azurerm_api_management" "main" {
      name                       = "example-apim"
      location                   = "westeurope"
      resource_group_name        = "example"
      publisher_name             = "Example"
      publisher_email            = "api@example.com"
      sku_name                   = "Consumption_0"
      client_certificate_enabled = false
    }
  }

  example "passes" "asked" {
    resource "azurerm_api_management" "main" {
      name                       = "example-apim"
      location                   = "westeurope"
      resource_group_name        = "example"
      publisher_name             = "Example"
      publisher_email            = "api@example.com"
      sku_name                   = "Consumption_0"
      client_certificate_enabled = true
    }
  }

  example "passes" "another tier, where policies ask" {
    resource "azurerm_api_management" "main" {
      name                = "example-apim"
      location            = "westeurope"
      resource_group_name = "example"
      publisher_name      = "Example"
      publisher_email     = "api@example.com"
      sku_name            = "Developer_1"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "ask" {
      type = bool
    }

    resource "azurerm_api_management" "main" {
      name                       = "example-apim"
      location                   = "westeurope"
      resource_group_name        = "example"
      publisher_name             = "Example"
      publisher_email            = "api@example.com"
      sku_name                   = "Consumption_0"
      client_certificate_enabled = var.ask
    }
  }
}
