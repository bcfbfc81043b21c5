check "azure-firewall-threat-intelligence-not-deny" {
  title    = "Firewall lets traffic with known bad addresses through"
  severity = "low"
  on       = ["azurerm_firewall"]
  when     = self.firewall_policy_id == null
  fail     = self.threat_intel_mode != "Deny"
  at       = self.threat_intel_mode
  message  = "Traffic to and from known malicious addresses is not denied"
  why      = "Connections to addresses that are known to control malware are at best logged."
  remedy   = "Set threat_intel_mode = \"Deny\", or attach a firewall policy with threat_intelligence_mode = \"Deny\"."
  aliases  = ["CKV_AZURE_216"]
  since    = "0.1"

  fix {
    unsafe = "Traffic to and from addresses that are taken for malicious is dropped"
    set    = { threat_intel_mode = "Deny" }
  }

  example "fails" "alert only" {
    resource "azurerm_firewall" "main" {
      name                = "example-fw"
      location            = "westeurope"
      resource_group_name = "example"
      sku_name            = "AZFW_VNet"
      sku_tier            = "Premium"
      threat_intel_mode   = "Alert"
    }
  }

  example "fails" "not written" {
    resource "azurerm_firewall" "main" {
      name                = "example-fw"
      location            = "westeurope"
      resource_group_name = "example"
      sku_name            = "AZFW_VNet"
      sku_tier            = "Premium"
    }
  }

  example "passes" "denied" {
    resource "azurerm_firewall" "main" {
      name                = "example-fw"
      location            = "westeurope"
      resource_group_name = "example"
      sku_name            = "AZFW_VNet"
      sku_tier            = "Premium"
      threat_intel_mode   = "Deny"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "mode" {
      type = string
    }

    resource "azurerm_firewall" "main" {
      name                = "example-fw"
      location            = "westeurope"
      resource_group_name = "example"
      sku_name            = "AZFW_VNet"
      sku_tier            = "Premium"
      threat_intel_mode   = var.mode
    }
  }
}
