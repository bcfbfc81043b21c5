check "azure-batch-account-network-open" {
  title    = "Batch account lets every network in"
  severity = "medium"
  on       = ["azurerm_batch_account"]
  fail     = self.public_network_access_enabled && self.network_profile.account_access.default_action == "Allow"
  at       = self.network_profile.account_access.default_action
  message  = "Every network may use the account"
  why      = "A key that leaks starts machines in the subscription from anywhere."
  remedy   = "Set default_action = \"Deny\" in network_profile.account_access, or public_network_access_enabled = false."
  aliases  = ["CKV_AZURE_248"]
  since    = "0.1"

  fix {
    unsafe = "Clients that no ip_rule lets in are cut off"
    set    = { "network_profile.account_access.default_action" = "Deny" }
  }

  example "fails" "open" {
    resource "azurerm_batch_account" "main" {
      name                          = "examplebatch"
      location                      = "westeurope"
      resource_group_name           = "example"
      public_network_access_enabled = true

      network_profile {
        account_access {
          default_action = "Allow"
        }
      }
    }
  }

  example "passes" "denied by default" {
    resource "azurerm_batch_account" "main" {
      name                          = "examplebatch"
      location                      = "westeurope"
      resource_group_name           = "example"
      public_network_access_enabled = true

      network_profile {
        account_access {
          default_action = "Deny"
        }
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "action" {
      type = string
    }

    resource "azurerm_batch_account" "main" {
      name                          = "examplebatch"
      location                      = "westeurope"
      resource_group_name           = "example"
      public_network_access_enabled = true

      network_profile {
        account_access {
          default_action = var.action
        }
      }
    }
  }
}
