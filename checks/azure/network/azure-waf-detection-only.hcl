check "azure-waf-detection-only" {
  title    = "Web application firewall only watches"
  severity = "low"
  on       = ["azurerm_web_application_firewall_policy"]
  fail     = self.policy_settings.mode == "Detection"
  at       = self.policy_settings.mode
  message  = "mode is \"Detection\": attacks are logged and let through"
  why      = "Attacks reach the application; the log is read afterwards."
  remedy   = "Set mode = \"Prevention\" once false alarms are excluded."
  aliases  = []
  since    = "0.1"

  fix {
    unsafe = "Requests that its rules take for attacks are refused: exclude false alarms first"
    set    = { "policy_settings.mode" = "Prevention" }
  }

  example "fails" "watching" {
    resource "azurerm_web_application_firewall_policy" "main" {
      name                = "example-waf"
      location            = "westeurope"
      resource_group_name = "example"

      policy_settings {
        mode = "Detection"
      }

      managed_rules {
        managed_rule_set {
          version = "3.2"
        }
      }
    }
  }

  example "passes" "blocking" {
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
    variable "mode" {
      type = string
    }

    resource "azurerm_web_application_firewall_policy" "main" {
      name                = "example-waf"
      location            = "westeurope"
      resource_group_name = "example"

      policy_settings {
        mode = var.mode
      }

      managed_rules {
        managed_rule_set {
          version = "3.2"
        }
      }
    }
  }
}
