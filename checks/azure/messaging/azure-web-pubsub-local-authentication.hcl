check "azure-web-pubsub-local-authentication" {
  title    = "Web PubSub can be used with keys"
  severity = "low"
  on       = ["azurerm_web_pubsub"]
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
    resource "azurerm_web_pubsub" "main" {
      name                = "example-pubsub"
      location            = "westeurope"
      resource_group_name = "example"
      sku                 = "Standard_S1"
      capacity            = 1
      local_auth_enabled  = true
    }
  }

  example "fails" "not written" {
    resource "azurerm_web_pubsub" "main" {
      name                = "example-pubsub"
      location            = "westeurope"
      resource_group_name = "example"
      sku                 = "Standard_S1"
      capacity            = 1
    }
  }

  example "passes" "identities only" {
    resource "azurerm_web_pubsub" "main" {
      name                = "example-pubsub"
      location            = "westeurope"
      resource_group_name = "example"
      sku                 = "Standard_S1"
      capacity            = 1
      local_auth_enabled  = false
    }
  }

  example "unknown" "from a variable without a value" {
    variable "setting" {
      type = bool
    }

    resource "azurerm_web_pubsub" "main" {
      name                = "example-pubsub"
      location            = "westeurope"
      resource_group_name = "example"
      sku                 = "Standard_S1"
      capacity            = 1
      local_auth_enabled  = var.setting
    }
  }
}
