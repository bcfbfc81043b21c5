check "azure-role-definition-all-actions" {
  title      = "Custom role may do everything"
  severity   = "high"
  on         = ["azurerm_role_definition"]
  for_each   = self.permissions
  fail       = contains(each.value.actions, "*") && !anytrue([for action in each.value.not_actions : contains(["microsoft.authorization/*", "microsoft.authorization/*/write", "microsoft.authorization/roleassignments/*", "microsoft.authorization/roleassignments/write"], lower(action))])
  at         = each.value.actions
  message    = "The role allows every action"
  why        = "A role of one's own with all rights, that of giving rights to others included, is an owner under another name: reviews that look for Owner do not find it."
  remedy     = "List the actions that are needed, or at least keep \"Microsoft.Authorization/*/write\" out with not_actions, or assign a built-in role."
  aliases    = ["CKV_AZURE_39"]
  similar_to = ["AVD-AZU-0030"]
  cwe        = [250]
  since      = "0.1"

  example "fails" "everything" {
    data "azurerm_subscription" "primary" {}

    resource "azurerm_role_definition" "main" {
      name              = "example-role"
      scope             = data.azurerm_subscription.primary.id
      assignable_scopes = [data.azurerm_subscription.primary.id]

      permissions {
        actions     = ["*"]
        not_actions = []
      }
    }
  }

  example "fails" "everything, everywhere" {
    data "azurerm_subscription" "primary" {}

    resource "azurerm_role_definition" "main" {
      name              = "example-role"
      scope             = data.azurerm_subscription.primary.id
      assignable_scopes = ["/"]

      permissions {
        actions     = ["*"]
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

  example "passes" "all but giving rights" {
    data "azurerm_subscription" "primary" {}

    resource "azurerm_role_definition" "main" {
      name              = "example-role"
      scope             = data.azurerm_subscription.primary.id
      assignable_scopes = [data.azurerm_subscription.primary.id]

      permissions {
        actions     = ["*"]
        not_actions = ["Microsoft.Authorization/*/write", "Microsoft.Network/vpnGateways/*"]
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
