check "azure-eventhub-local-authentication" {
  title    = "Event Hubs namespace can be used with keys"
  severity = "low"
  on       = ["azurerm_eventhub_namespace"]
  fail     = self.local_authentication_enabled
  at       = self.local_authentication_enabled
  message  = "Local authentication is on"
  why      = "Keys open everything, do not expire by themselves and name no person: one in a script or a log is enough."
  remedy   = "Set local_authentication_enabled = false and give roles to the identities that need access."
  aliases  = []
  cwe      = [287]
  since    = "0.1"

  fix {
    unsafe = "Clients with shared access signatures are refused: give roles to their identities first"
    set    = { local_authentication_enabled = false }
  }

  example "fails" "keys allowed" {
    resource "azurerm_eventhub_namespace" "main" {
      name                         = "example-hub"
      location                     = "westeurope"
      resource_group_name          = "example"
      sku                          = "Standard"
      local_authentication_enabled = true
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

  example "passes" "identities only" {
    resource "azurerm_eventhub_namespace" "main" {
      name                         = "example-hub"
      location                     = "westeurope"
      resource_group_name          = "example"
      sku                          = "Standard"
      local_authentication_enabled = false
    }
  }

  example "unknown" "from a variable without a value" {
    variable "setting" {
      type = bool
    }

    resource "azurerm_eventhub_namespace" "main" {
      name                         = "example-hub"
      location                     = "westeurope"
      resource_group_name          = "example"
      sku                          = "Standard"
      local_authentication_enabled = var.setting
    }
  }
}
