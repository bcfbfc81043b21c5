check "azure-defender-plan-free" {
  title    = "Defender for Cloud does not protect this kind of resource"
  severity = "medium"
  on       = ["azurerm_security_center_subscription_pricing"]
  fail     = self.tier == "Free"
  at       = self.tier
  message  = "The plan for ${self.resource_type} is \"Free\""
  why      = "Without the plan there is no detection of threats for these resources: attacks on them raise no alert."
  remedy   = "Set tier = \"Standard\"."
  aliases  = ["CKV_AZURE_19", "AVD-AZU-0045"]
  since    = "0.1"

  fix {
    unsafe = "Defender is charged for each resource of that type"
    set    = { tier = "Standard" }
  }

  example "fails" "machines" {
    resource "azurerm_security_center_subscription_pricing" "main" {
      tier          = "Free"
      resource_type = "VirtualMachines"
    }
  }

  example "fails" "not said for what" {
    resource "azurerm_security_center_subscription_pricing" "main" {
      tier = "Free"
    }
  }

  example "passes" "protected" {
    resource "azurerm_security_center_subscription_pricing" "main" {
      tier          = "Standard"
      resource_type = "VirtualMachines"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "tier" {
      type = string
    }

    resource "azurerm_security_center_subscription_pricing" "main" {
      tier          = var.tier
      resource_type = "StorageAccounts"
    }
  }
}
