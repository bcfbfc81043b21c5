check "azure-container-group-plain-environment" {
  title    = "Environment of the container is kept in the clear"
  severity = "info"
  on       = ["azurerm_container_group"]
  for_each = self.container
  fail     = length(each.value.environment_variables) > 0
  at       = each.value.environment_variables
  message  = "Variables are given in environment_variables"
  why      = "Everyone who may read the group sees the values in the portal and the API. Passwords and keys often end up there."
  remedy   = "Put whatever is secret into secure_environment_variables, and suppress this check for what is not."
  aliases  = ["CKV_AZURE_235"]
  since    = "0.1"

  example "fails" "in the clear" {
    resource "azurerm_container_group" "main" {
      location            = "westeurope"
      resource_group_name = "example"
      os_type             = "Linux"

      container {
        name   = "app"
        image  = "examplereg.azurecr.io/app:1.4"
        cpu    = 1
        memory = 2
        environment_variables = {
          LOG_LEVEL = "info"
        }
      }
    }
  }

  example "passes" "secure" {
    variable "token" {
      type = string
    }

    resource "azurerm_container_group" "main" {
      location            = "westeurope"
      resource_group_name = "example"
      os_type             = "Linux"

      container {
        name   = "app"
        image  = "examplereg.azurecr.io/app:1.4"
        cpu    = 1
        memory = 2
        secure_environment_variables = {
          TOKEN = var.token
        }
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "settings" {
      type = map(string)
    }

    resource "azurerm_container_group" "main" {
      location            = "westeurope"
      resource_group_name = "example"
      os_type             = "Linux"

      container {
        name                  = "app"
        image                 = "examplereg.azurecr.io/app:1.4"
        cpu                   = 1
        memory                = 2
        environment_variables = var.settings
      }
    }
  }
}
