check "azure-api-management-public-endpoint" {
  title    = "API management can be reached from the internet"
  severity = "low"
  on       = ["azurerm_api_management"]
  fail     = self.public_network_access_enabled
  at       = self.public_network_access_enabled
  message  = "API management answers on its public endpoint"
  why      = "A key or token that leaks is enough to use the service from anywhere. Without a public endpoint it is of no use outside the networks that have a private endpoint."
  remedy   = "Set public_network_access_enabled = false and add an azurerm_private_endpoint."
  aliases  = ["CKV_AZURE_174"]
  cwe      = [668]
  since    = "0.1"

  fix {
    unsafe = "Management is cut off from outside the networks with a private endpoint, and a new service begins with true"
    set    = { public_network_access_enabled = false }
  }

  example "fails" "public" {
    resource "azurerm_api_management" "main" {
      name                          = "example-apim"
      location                      = "westeurope"
      resource_group_name           = "example"
      publisher_name                = "Example"
      publisher_email               = "api@example.com"
      sku_name                      = "Developer_1"
      public_network_access_enabled = true
    }
  }

  example "fails" "not written" {
    resource "azurerm_api_management" "main" {
      name                = "example-apim"
      location            = "westeurope"
      resource_group_name = "example"
      publisher_name      = "Example"
      publisher_email     = "api@example.com"
      sku_name            = "Developer_1"
    }
  }

  example "passes" "private" {
    resource "azurerm_api_management" "main" {
      name                          = "example-apim"
      location                      = "westeurope"
      resource_group_name           = "example"
      publisher_name                = "Example"
      publisher_email               = "api@example.com"
      sku_name                      = "Developer_1"
      public_network_access_enabled = false
    }
  }

  example "unknown" "from a variable without a value" {
    variable "setting" {
      type = bool
    }

    resource "azurerm_api_management" "main" {
      name                          = "example-apim"
      location                      = "westeurope"
      resource_group_name           = "example"
      publisher_name                = "Example"
      publisher_email               = "api@example.com"
      sku_name                      = "Developer_1"
      public_network_access_enabled = var.setting
    }
  }
}
