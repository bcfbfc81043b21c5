check "azure-key-vault-network-open" {
  title    = "Key vault has no firewall"
  severity = "medium"
  on       = ["azurerm_key_vault"]
  fail     = self.public_network_access_enabled && self.network_acls.default_action != "Deny"
  at       = self.network_acls.default_action
  message  = "Every network can reach this vault"
  why      = "Secrets and keys are then protected by a token alone: one that leaks from a build log or a laptop works from anywhere on the internet."
  remedy   = "Add network_acls with default_action = \"Deny\", bypass = \"AzureServices\" and the subnets and addresses that need access."
  aliases  = ["CKV_AZURE_109", "AVD-AZU-0013"]
  since    = "0.1"

  fix {
    unsafe = "Whatever ip_rules and subnets do not name is cut off"
    set = {
      "network_acls.default_action" = "Deny"
      "network_acls.bypass"         = "AzureServices"
    }
  }

  example "fails" "no rules" {
    resource "azurerm_key_vault" "main" {
      name                       = "example-vault"
      location                   = "westeurope"
      resource_group_name        = "example"
      tenant_id                  = "00000000-0000-0000-0000-000000000001"
      sku_name                   = "premium"
      rbac_authorization_enabled = true
    }
  }

  example "fails" "allowed by default" {
    resource "azurerm_key_vault" "main" {
      name                       = "example-vault"
      location                   = "westeurope"
      resource_group_name        = "example"
      tenant_id                  = "00000000-0000-0000-0000-000000000001"
      sku_name                   = "premium"
      rbac_authorization_enabled = true

      network_acls {
        bypass         = "AzureServices"
        default_action = "Allow"
      }
    }
  }

  example "passes" "denied by default" {
    resource "azurerm_key_vault" "main" {
      name                       = "example-vault"
      location                   = "westeurope"
      resource_group_name        = "example"
      tenant_id                  = "00000000-0000-0000-0000-000000000001"
      sku_name                   = "premium"
      rbac_authorization_enabled = true

      network_acls {
        bypass         = "AzureServices"
        default_action = "Deny"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "action" {
      type = string
    }

    resource "azurerm_key_vault" "main" {
      name                       = "example-vault"
      location                   = "westeurope"
      resource_group_name        = "example"
      tenant_id                  = "00000000-0000-0000-0000-000000000001"
      sku_name                   = "premium"
      rbac_authorization_enabled = true

      network_acls {
        bypass         = "AzureServices"
        default_action = var.action
      }
    }
  }
}
