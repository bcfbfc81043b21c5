check "azure-eventgrid-topic-public-endpoint" {
  title    = "Event Grid topic can be reached from the internet"
  severity = "medium"
  on       = ["azurerm_eventgrid_topic"]
  fail     = self.public_network_access_enabled
  at       = self.public_network_access_enabled
  message  = "Event Grid topic answers on its public endpoint"
  why      = "A key or token that leaks is enough to use the service from anywhere. Without a public endpoint it is of no use outside the networks that have a private endpoint."
  remedy   = "Set public_network_access_enabled = false and add an azurerm_private_endpoint."
  aliases  = ["CKV_AZURE_193"]
  cwe      = [668]
  since    = "0.1"

  fix {
    unsafe = "Clients outside the networks with a private endpoint are cut off"
    set    = { public_network_access_enabled = false }
  }

  example "fails" "public" {
    resource "azurerm_eventgrid_topic" "main" {
      name                          = "example-topic"
      location                      = "westeurope"
      resource_group_name           = "example"
      public_network_access_enabled = true
    }
  }

  example "fails" "not written" {
    resource "azurerm_eventgrid_topic" "main" {
      name                = "example-topic"
      location            = "westeurope"
      resource_group_name = "example"
    }
  }

  example "passes" "private" {
    resource "azurerm_eventgrid_topic" "main" {
      name                          = "example-topic"
      location                      = "westeurope"
      resource_group_name           = "example"
      public_network_access_enabled = false
    }
  }

  example "unknown" "from a variable without a value" {
    variable "setting" {
      type = bool
    }

    resource "azurerm_eventgrid_topic" "main" {
      name                          = "example-topic"
      location                      = "westeurope"
      resource_group_name           = "example"
      public_network_access_enabled = var.setting
    }
  }
}
