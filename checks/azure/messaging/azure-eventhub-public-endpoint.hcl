check "azure-eventhub-public-endpoint" {
  title    = "Event Hubs namespace can be reached from the internet"
  severity = "low"
  on       = ["azurerm_eventhub_namespace"]
  fail     = self.public_network_access_enabled
  at       = self.public_network_access_enabled
  message  = "Event Hubs namespace answers on its public endpoint"
  why      = "A key or token that leaks is enough to use the service from anywhere. Without a public endpoint it is of no use outside the networks that have a private endpoint."
  remedy   = "Set public_network_access_enabled = false and add an azurerm_private_endpoint."
  aliases  = []
  cwe      = [668]
  since    = "0.1"

  fix {
    unsafe = "Clients outside the networks with a private endpoint are cut off"
    set    = { public_network_access_enabled = false }
  }

  example "fails" "public" {
    resource "azurerm_eventhub_namespace" "main" {
      name                          = "example-hub"
      location                      = "westeurope"
      resource_group_name           = "example"
      sku                           = "Standard"
      public_network_access_enabled = true
    }
  }

  example "fails" "not written" {
    resource "azurerm_eventhub_namespace" "main" {
      name                = "example-hub"
      location            = "westeurope"
      resource_group_name = "example"
      sku                 = "Standard"
    }
  }

  example "passes" "private" {
    resource "azurerm_eventhub_namespace" "main" {
      name                          = "example-hub"
      location                      = "westeurope"
      resource_group_name           = "example"
      sku                           = "Standard"
      public_network_access_enabled = false
    }
  }

  example "unknown" "from a variable without a value" {
    variable "setting" {
      type = bool
    }

    resource "azurerm_eventhub_namespace" "main" {
      name                          = "example-hub"
      location                      = "westeurope"
      resource_group_name           = "example"
      sku                           = "Standard"
      public_network_access_enabled = var.setting
    }
  }
}
