check "azure-servicebus-public-endpoint" {
  title    = "Service Bus can be reached from the internet"
  severity = "medium"
  on       = ["azurerm_servicebus_namespace"]
  fail     = self.public_network_access_enabled
  at       = self.public_network_access_enabled
  message  = "Service Bus answers on its public endpoint"
  why      = "A key or token that leaks is enough to use the service from anywhere. Without a public endpoint it is of no use outside the networks that have a private endpoint."
  remedy   = "Set public_network_access_enabled = false and add an azurerm_private_endpoint."
  aliases  = ["CKV_AZURE_204"]
  cwe      = [668]
  since    = "0.1"

  fix {
    unsafe = "Clients outside the networks with a private endpoint are cut off; private endpoints need the SKU Premium"
    set    = { public_network_access_enabled = false }
  }

  example "fails" "public" {
    resource "azurerm_servicebus_namespace" "main" {
      name                          = "example-bus"
      location                      = "westeurope"
      resource_group_name           = "example"
      sku                           = "Premium"
      capacity                      = 1
      premium_messaging_partitions  = 1
      public_network_access_enabled = true
    }
  }

  example "fails" "not written" {
    resource "azurerm_servicebus_namespace" "main" {
      name                         = "example-bus"
      location                     = "westeurope"
      resource_group_name          = "example"
      sku                          = "Premium"
      capacity                     = 1
      premium_messaging_partitions = 1
    }
  }

  example "passes" "private" {
    resource "azurerm_servicebus_namespace" "main" {
      name                          = "example-bus"
      location                      = "westeurope"
      resource_group_name           = "example"
      sku                           = "Premium"
      capacity                      = 1
      premium_messaging_partitions  = 1
      public_network_access_enabled = false
    }
  }

  example "unknown" "from a variable without a value" {
    variable "setting" {
      type = bool
    }

    resource "azurerm_servicebus_namespace" "main" {
      name                          = "example-bus"
      location                      = "westeurope"
      resource_group_name           = "example"
      sku                           = "Premium"
      capacity                      = 1
      premium_messaging_partitions  = 1
      public_network_access_enabled = var.setting
    }
  }
}
