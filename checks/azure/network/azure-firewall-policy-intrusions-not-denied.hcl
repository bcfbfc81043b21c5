check "azure-firewall-policy-intrusions-not-denied" {
  title    = "Firewall policy does not stop intrusions"
  severity = "low"
  on       = ["azurerm_firewall_policy"]
  fail     = self.intrusion_detection.mode != "Deny"
  at       = self.intrusion_detection.mode
  message  = "Intrusion detection does not deny"
  why      = "Exploits that the firewall recognises are let through."
  remedy   = "Add intrusion_detection with mode = \"Deny\"; it needs the Premium SKU."
  aliases  = ["CKV_AZURE_220"]
  since    = "0.1"

  fix {
    unsafe = "Traffic that a signature takes for an attack is dropped; it needs the SKU Premium"
    set    = { "intrusion_detection.mode" = "Deny" }
  }

  example "fails" "none" {
    resource "azurerm_firewall_policy" "main" {
      name                = "example-fwp"
      location            = "westeurope"
      resource_group_name = "example"
      sku                 = "Premium"
    }
  }

  example "fails" "alert only" {
    resource "azurerm_firewall_policy" "main" {
      name                = "example-fwp"
      location            = "westeurope"
      resource_group_name = "example"
      sku                 = "Premium"

      intrusion_detection {
        mode = "Alert"
      }
    }
  }

  example "passes" "denied" {
    resource "azurerm_firewall_policy" "main" {
      name                = "example-fwp"
      location            = "westeurope"
      resource_group_name = "example"
      sku                 = "Premium"

      intrusion_detection {
        mode = "Deny"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "mode" {
      type = string
    }

    resource "azurerm_firewall_policy" "main" {
      name                = "example-fwp"
      location            = "westeurope"
      resource_group_name = "example"
      sku                 = "Premium"

      intrusion_detection {
        mode = var.mode
      }
    }
  }
}
