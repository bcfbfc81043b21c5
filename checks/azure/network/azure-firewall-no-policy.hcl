check "azure-firewall-no-policy" {
  title    = "Firewall has no firewall policy"
  severity = "info"
  on       = ["azurerm_firewall"]
  fail     = self.firewall_policy_id == null
  at       = self.firewall_policy_id
  message  = "Rules are kept in the firewall itself"
  why      = "Rules without a policy cannot be shared or inherited, and intrusion detection and TLS inspection are not possible."
  remedy   = "Set firewall_policy_id."
  aliases  = ["CKV_AZURE_219"]
  since    = "0.1"

  example "fails" "none" {
    resource "azurerm_firewall" "main" {
      name                = "example-fw"
      location            = "westeurope"
      resource_group_name = "example"
      sku_name            = "AZFW_VNet"
      sku_tier            = "Premium"
      threat_intel_mode   = "Deny"
    }
  }

  example "passes" "a policy" {
    resource "azurerm_firewall" "main" {
      name                = "example-fw"
      location            = "westeurope"
      resource_group_name = "example"
      sku_name            = "AZFW_VNet"
      sku_tier            = "Premium"
      firewall_policy_id  = azurerm_firewall_policy.main.id
    }

    resource "azurerm_firewall_policy" "main" {
      name                = "example-fwp"
      location            = "westeurope"
      resource_group_name = "example"
      sku                 = "Premium"
    }
  }

  example "unknown" "only in some environments" {
    variable "policy" {
      type = bool
    }

    resource "azurerm_firewall" "main" {
      name                = "example-fw"
      location            = "westeurope"
      resource_group_name = "example"
      sku_name            = "AZFW_VNet"
      sku_tier            = "Premium"
      firewall_policy_id  = var.policy ? "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/example/providers/Microsoft.Network/firewallPolicies/main" : null
    }
  }
}
