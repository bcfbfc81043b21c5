check "azure-search-public-endpoint" {
  title    = "Search service can be reached from the internet"
  severity = "medium"
  on       = ["azurerm_search_service"]
  fail     = self.public_network_access_enabled
  at       = self.public_network_access_enabled
  message  = "Search service answers on its public endpoint"
  why      = "A key or token that leaks is enough to use the service from anywhere. Without a public endpoint it is of no use outside the networks that have a private endpoint."
  remedy   = "Set public_network_access_enabled = false and add an azurerm_private_endpoint."
  aliases  = ["CKV_AZURE_124"]
  cwe      = [668]
  since    = "0.1"

  fix {
    unsafe = "Clients outside the networks with a private endpoint are cut off"
    set    = { public_network_access_enabled = false }
  }

  example "fails" "public" {
    resource "azurerm_search_service" "main" {
      name                          = "example-search"
      location                      = "westeurope"
      resource_group_name           = "example"
      sku                           = "standard"
      public_network_access_enabled = true
    }
  }

  example "fails" "not written" {
    resource "azurerm_search_service" "main" {
      name                = "example-search"
      location            = "westeurope"
      resource_group_name = "example"
      sku                 = "standard"
    }
  }

  example "passes" "private" {
    resource "azurerm_search_service" "main" {
      name                          = "example-search"
      location                      = "westeurope"
      resource_group_name           = "example"
      sku                           = "standard"
      public_network_access_enabled = false
    }
  }

  example "unknown" "from a variable without a value" {
    variable "setting" {
      type = bool
    }

    resource "azurerm_search_service" "main" {
      name                          = "example-search"
      location                      = "westeurope"
      resource_group_name           = "example"
      sku                           = "standard"
      public_network_access_enabled = var.setting
    }
  }
}
