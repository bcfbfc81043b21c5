check "azure-app-configuration-local-authentication" {
  title    = "App configuration can be used with keys"
  severity = "low"
  on       = ["azurerm_app_configuration"]
  fail     = self.local_auth_enabled
  at       = self.local_auth_enabled
  message  = "Local authentication is on"
  why      = "Keys open everything, do not expire by themselves and name no person: one in a script or a log is enough."
  remedy   = "Set local_auth_enabled = false and give roles to the identities that need access."
  aliases  = ["CKV_AZURE_184"]
  cwe      = [287]
  since    = "0.1"

  fix {
    unsafe = "Clients that log in with keys are refused: give roles to their identities first"
    set    = { local_auth_enabled = false }
  }

  example "fails" "keys allowed" {
    resource "azurerm_app_configuration" "main" {
      name                = "example-config"
      location            = "westeurope"
      resource_group_name = "example"
      sku                 = "standard"
      local_auth_enabled  = true
    }
  }

  example "fails" "not written" {
    resource "azurerm_app_configuration" "main" {
      name                = "example-config"
      location            = "westeurope"
      resource_group_name = "example"
      sku                 = "standard"
    }
  }

  example "passes" "identities only" {
    resource "azurerm_app_configuration" "main" {
      name                = "example-config"
      location            = "westeurope"
      resource_group_name = "example"
      sku                 = "standard"
      local_auth_enabled  = false
    }
  }

  example "unknown" "from a variable without a value" {
    variable "setting" {
      type = bool
    }

    resource "azurerm_app_configuration" "main" {
      name                = "example-config"
      location            = "westeurope"
      resource_group_name = "example"
      sku                 = "standard"
      local_auth_enabled  = var.setting
    }
  }
}
