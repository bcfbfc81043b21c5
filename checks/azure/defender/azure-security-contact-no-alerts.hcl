check "azure-security-contact-no-alerts" {
  title    = "Security contact does not receive alerts"
  severity = "medium"
  on       = ["azurerm_security_center_contact"]
  fail     = !self.alert_notifications
  at       = self.alert_notifications
  message  = "Alerts are not sent to the contact"
  why      = "Alerts of high severity only stand in the portal, where they are read days later."
  remedy   = "Set alert_notifications = true."
  aliases  = ["CKV_AZURE_21", "AVD-AZU-0044"]
  since    = "0.1"

  fix {
    set = { alert_notifications = true }
  }

  example "fails" "switched off" {
    resource "azurerm_security_center_contact" "main" {
      name                = "security"
      email               = "security@example.com"
      phone               = "+491234567890"
      alert_notifications = false
      alerts_to_admins    = true
    }
  }

  example "passes" "switched on" {
    resource "azurerm_security_center_contact" "main" {
      name                = "security"
      email               = "security@example.com"
      phone               = "+491234567890"
      alert_notifications = true
      alerts_to_admins    = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "tell" {
      type = bool
    }

    resource "azurerm_security_center_contact" "main" {
      name                = "security"
      email               = "security@example.com"
      phone               = "+491234567890"
      alert_notifications = var.tell
      alerts_to_admins    = true
    }
  }
}
