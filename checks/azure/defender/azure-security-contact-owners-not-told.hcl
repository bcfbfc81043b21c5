check "azure-security-contact-owners-not-told" {
  title    = "Owners of the subscription do not receive security alerts"
  severity = "low"
  on       = ["azurerm_security_center_contact"]
  fail     = !self.alerts_to_admins
  at       = self.alerts_to_admins
  message  = "Alerts are not sent to the owners of the subscription"
  why      = "Those who can act on an attack at once do not hear of it."
  remedy   = "Set alerts_to_admins = true."
  aliases  = ["CKV_AZURE_22"]
  since    = "0.1"

  fix {
    set = { alerts_to_admins = true }
  }

  example "fails" "switched off" {
    resource "azurerm_security_center_contact" "main" {
      name                = "security"
      email               = "security@example.com"
      phone               = "+491234567890"
      alert_notifications = true
      alerts_to_admins    = false
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
      alert_notifications = true
      alerts_to_admins    = var.tell
    }
  }
}
