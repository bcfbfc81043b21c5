check "azure-automation-account-public-endpoint" {
  title    = "Automation account can be reached from the internet"
  severity = "low"
  on       = ["azurerm_automation_account"]
  fail     = self.public_network_access_enabled
  at       = self.public_network_access_enabled
  message  = "Automation account answers on its public endpoint"
  why      = "A key or token that leaks is enough to use the service from anywhere. Without a public endpoint it is of no use outside the networks that have a private endpoint."
  remedy   = "Set public_network_access_enabled = false and add an azurerm_private_endpoint."
  aliases  = ["CKV2_AZURE_24"]
  cwe      = [668]
  since    = "0.1"

  fix {
    unsafe = "Clients outside the networks with a private endpoint are cut off"
    set    = { public_network_access_enabled = false }
  }

  example "fails" "public" {
    resource "azurerm_automation_account" "main" {
      name                          = "example-automation"
      location                      = "westeurope"
      resource_group_name           = "example"
      sku_name                      = "Basic"
      public_network_access_enabled = true
    }
  }

  example "fails" "not written" {
    resource "azurerm_automation_account" "main" {
      name                = "example-automation"
      location            = "westeurope"
      resource_group_name = "example"
      sku_name            = "Basic"
    }
  }

  example "passes" "private" {
    resource "azurerm_automation_account" "main" {
      name                          = "example-automation"
      location                      = "westeurope"
      resource_group_name           = "example"
      sku_name                      = "Basic"
      public_network_access_enabled = false
    }
  }

  example "unknown" "from a variable without a value" {
    variable "setting" {
      type = bool
    }

    resource "azurerm_automation_account" "main" {
      name                          = "example-automation"
      location                      = "westeurope"
      resource_group_name           = "example"
      sku_name                      = "Basic"
      public_network_access_enabled = var.setting
    }
  }
}
