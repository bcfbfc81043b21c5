check "azure-role-definition-writes-roles" {
  title    = "Custom role may create roles"
  severity = "medium"
  on       = ["azurerm_role_definition"]
  for_each = self.permissions
  fail     = anytrue([for action in each.value.actions : contains(["microsoft.authorization/*", "microsoft.authorization/roledefinitions/*", "microsoft.authorization/roledefinitions/write", "microsoft.authorization/*/write"], lower(action))])
  at       = each.value.actions
  message  = "The role allows writing role definitions"
  why      = "Whoever may write roles can widen one they hold, and so give themselves any right."
  remedy   = "Remove Microsoft.Authorization/roleDefinitions/write from the actions."
  aliases  = ["AVD-AZU-0052"]
  since    = "0.1"

  example "fails" "role definitions" {
    data "azurerm_subscription" "primary" {}

    resource "azurerm_role_definition" "main" {
      name              = "example-role"
      scope             = data.azurerm_subscription.primary.id
      assignable_scopes = [data.azurerm_subscription.primary.id]

      permissions {
        actions     = ["Microsoft.Authorization/roleDefinitions/write"]
        not_actions = []
      }
    }
  }

  example "passes" "reading one service" {
    data "azurerm_subscription" "primary" {}

    resource "azurerm_role_definition" "main" {
      name              = "example-role"
      scope             = data.azurerm_subscription.primary.id
      assignable_scopes = [data.azurerm_subscription.primary.id]

      permissions {
        actions     = ["Microsoft.Storage/storageAccounts/read"]
        not_actions = []
      }
    }
  }

  example "unknown" "from a variable without a value" {
    data "azurerm_subscription" "primary" {}

    variable "acts" {
      type = list(string)
    }

    resource "azurerm_role_definition" "main" {
      name              = "example-role"
      scope             = data.azurerm_subscription.primary.id
      assignable_scopes = [data.azurerm_subscription.primary.id]

      permissions {
        actions     = var.acts
        not_actions = []
      }
    }
  }
}
