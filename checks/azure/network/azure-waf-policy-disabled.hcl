check "azure-waf-policy-disabled" {
  title    = "Web application firewall is switched off"
  severity = "medium"
  on       = ["azurerm_web_application_firewall_policy"]
  fail     = self.policy_settings.enabled == false
  at       = self.policy_settings.enabled
  message  = "The policy is not enabled"
  why      = "A policy that is attached but off filters nothing, and looks like protection."
  remedy   = "Set enabled = true and mode = \"Prevention\" in policy_settings."
  aliases  = ["CKV_AZURE_122"]
  since    = "0.1"

  fix {
    unsafe = "Requests that its rules take for attacks are refused"
    set    = { "policy_settings.enabled" = true }
  }

  example "fails" "switched off" {
    resource "azurerm_web_application_firewall_policy" "main" {
      name                = "example-waf"
      location            = "westeurope"
      resource_group_name = "example"

      policy_settings {
        enabled = false
        mode    = "Prevention"
      }

      managed_rules {
        managed_rule_set {
          version = "3.2"
        }
      }
    }
  }

  example "passes" "switched on" {
    resource "azurerm_web_application_firewall_policy" "main" {
      name                = "example-waf"
      location            = "westeurope"
      resource_group_name = "example"

      policy_settings {
        enabled = true
        mode    = "Prevention"
      }

      managed_rules {
        managed_rule_set {
          version = "3.2"
        }
      }
    }
  }

  example "passes" "on by default" {
    resource "azurerm_web_application_firewall_policy" "main" {
      name                = "example-waf"
      location            = "westeurope"
      resource_group_name = "example"

      policy_settings {
        mode = "Prevention"
      }

      managed_rules {
        managed_rule_set {
          version = "3.2"
        }
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "waf" {
      type = bool
    }

    resource "azurerm_web_application_firewall_policy" "main" {
      name                = "example-waf"
      location            = "westeurope"
      resource_group_name = "example"

      policy_settings {
        enabled = var.waf
        mode    = "Prevention"
      }

      managed_rules {
        managed_rule_set {
          version = "3.2"
        }
      }
    }
  }
}
