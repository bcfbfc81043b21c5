check "azure-signalr-local-authentication" {
  title    = "SignalR can be used with keys"
  severity = "low"
  on       = ["azurerm_signalr_service"]
  fail     = self.local_auth_enabled
  at       = self.local_auth_enabled
  message  = "Local authentication is on"
  why      = "Keys open everything, do not expire by themselves and name no person: one in a script or a log is enough."
  remedy   = "Set local_auth_enabled = false and give roles to the identities that need access."
  aliases  = []
  cwe      = [287]
  since    = "0.1"

  fix {
    unsafe = "Clients that log in with keys are refused: give roles to their identities first"
    set    = { local_auth_enabled = false }
  }

  example "fails" "keys allowed" {
    resource "azurerm_signalr_service" "main" {
      name                = "example-signalr"
      location            = "westeurope"
      resource_group_name = "example"
      local_auth_enabled  = true

      sku {
        name     = "Standard_S1"
        capacity = 1
      }
    }
  }

  example "fails" "not written" {
    resource "azurerm_signalr_service" "main" {
      name                = "example-signalr"
      location            = "westeurope"
      resource_group_name = "example"

      sku {
        name     = "Standard_S1"
        capacity = 1
      }
    }
  }

  example "passes" "identities only" {
    resource "azurerm_signalr_service" "main" {
      name                = "example-signalr"
      location            = "westeurope"
      resource_group_name = "example"
      local_auth_enabled  = false

      sku {
        name     = "Standard_S1"
        capacity = 1
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "setting" {
      type = bool
    }

    resource "azurerm_signalr_service" "main" {
      name                = "example-signalr"
      location            = "westeurope"
      resource_group_name = "example"
      local_auth_enabled  = var.setting

      sku {
        name     = "Standard_S1"
        capacity = 1
      }
    }
  }
}
