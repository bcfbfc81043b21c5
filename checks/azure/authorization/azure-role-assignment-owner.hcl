check "azure-role-assignment-owner" {
  title    = "Owner of a whole subscription is assigned"
  severity = "info"
  on       = ["azurerm_role_assignment"]
  when     = self.condition == null
  fail     = contains(["Owner", "User Access Administrator"], self.role_definition_name) && self.scope != null && length(regexall("(?i)^/subscriptions/[^/]+/?$|^/$|^/providers/microsoft.management/managementgroups/", self.scope)) > 0
  at       = self.role_definition_name
  message  = "${self.role_definition_name} is assigned at ${self.scope}"
  why      = "An owner can do everything and give rights to others. Three owners of a subscription are enough; an identity that deploys rarely needs it."
  remedy   = "Assign a narrower role, or a narrower scope, or Owner with a condition that limits which roles it may assign."
  aliases  = []
  cwe      = [250]
  since    = "0.1"

  example "fails" "a subscription" {
    variable "user_assigned_identity_principal_id" {
      type = string
    }

    resource "azurerm_role_assignment" "main" {
      principal_id         = var.user_assigned_identity_principal_id
      role_definition_name = "Owner"
      scope                = "/subscriptions/00000000-0000-0000-0000-000000000000"
    }
  }

  example "passes" "a resource group" {
    variable "user_assigned_identity_principal_id" {
      type = string
    }

    resource "azurerm_role_assignment" "main" {
      principal_id         = var.user_assigned_identity_principal_id
      role_definition_name = "Owner"
      scope                = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/example"
    }
  }

  example "passes" "a reader" {
    variable "user_assigned_identity_principal_id" {
      type = string
    }

    resource "azurerm_role_assignment" "main" {
      principal_id         = var.user_assigned_identity_principal_id
      role_definition_name = "Reader"
      scope                = "/subscriptions/00000000-0000-0000-0000-000000000000"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "user_assigned_identity_principal_id" {
      type = string
    }

    variable "role" {
      type = string
    }

    resource "azurerm_role_assignment" "main" {
      principal_id         = var.user_assigned_identity_principal_id
      role_definition_name = var.role
      scope                = "/subscriptions/00000000-0000-0000-0000-000000000000"
    }
  }
}
