check "azure-app-configuration-public-endpoint" {
  title    = "App configuration can be reached from the internet"
  severity = "low"
  on       = ["azurerm_app_configuration"]
  fail     = self.public_network_access == null || self.public_network_access == "Enabled"
  at       = self.public_network_access
  message  = "The store answers on its public endpoint"
  why      = "A key or token that leaks is enough to use the service from anywhere. Without a public endpoint it is of no use outside the networks that have a private endpoint."
  remedy   = "Set public_network_access = \"Disabled\" and add an azurerm_private_endpoint."
  aliases  = ["CKV_AZURE_185"]
  cwe      = [668]
  since    = "0.1"

  fix {
    unsafe = "Clients outside the networks with a private endpoint are cut off"
    set    = { public_network_access = "Disabled" }
  }

  example "fails" "public" {
    resource "azurerm_app_configuration" "main" {
      name                  = "example-config"
      location              = "westeurope"
      resource_group_name   = "example"
      sku                   = "standard"
      public_network_access = "Enabled"
    }
  }

  example "passes" "private" {
    resource "azurerm_app_configuration" "main" {
      name                  = "example-config"
      location              = "westeurope"
      resource_group_name   = "example"
      sku                   = "standard"
      public_network_access = "Disabled"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "access" {
      type = string
    }

    resource "azurerm_app_configuration" "main" {
      name                  = "example-config"
      location              = "westeurope"
      resource_group_name   = "example"
      sku                   = "standard"
      public_network_access = var.access
    }
  }
}
