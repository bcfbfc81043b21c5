check "azure-iothub-public-endpoint" {
  title    = "IoT hub can be reached from the internet"
  severity = "medium"
  on       = ["azurerm_iothub"]
  fail     = self.public_network_access_enabled
  at       = self.public_network_access_enabled
  message  = "The hub answers on its public endpoint"
  why      = "A key or token that leaks is enough to use the service from anywhere. Without a public endpoint it is of no use outside the networks that have a private endpoint."
  remedy   = "Set public_network_access_enabled = false and add an azurerm_private_endpoint."
  aliases  = ["CKV_AZURE_108"]
  cwe      = [668]
  since    = "0.1"

  fix {
    unsafe = "Devices outside the networks with a private endpoint are cut off"
    set    = { public_network_access_enabled = false }
  }

  example "fails" "public" {
    resource "azurerm_iothub" "main" {
      name                          = "example-iothub"
      location                      = "westeurope"
      resource_group_name           = "example"
      public_network_access_enabled = true

      sku {
        name     = "S1"
        capacity = 1
      }
    }
  }

  example "passes" "private" {
    resource "azurerm_iothub" "main" {
      name                          = "example-iothub"
      location                      = "westeurope"
      resource_group_name           = "example"
      public_network_access_enabled = false

      sku {
        name     = "S1"
        capacity = 1
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "setting" {
      type = bool
    }

    resource "azurerm_iothub" "main" {
      name                          = "example-iothub"
      location                      = "westeurope"
      resource_group_name           = "example"
      public_network_access_enabled = var.setting

      sku {
        name     = "S1"
        capacity = 1
      }
    }
  }
}
