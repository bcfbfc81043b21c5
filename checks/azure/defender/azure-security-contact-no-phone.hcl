check "azure-security-contact-no-phone" {
  title    = "Security contact has no telephone number"
  severity = "info"
  on       = ["azurerm_security_center_contact"]
  fail     = self.phone == null || self.phone == ""
  at       = self.phone
  message  = "No phone is given"
  why      = "When Microsoft sees an attack under way, it calls."
  remedy   = "Set phone."
  aliases  = ["CKV_AZURE_20", "AVD-AZU-0046"]
  since    = "0.1"

  example "fails" "none" {
    resource "azurerm_security_center_contact" "main" {
      name                = "security"
      email               = "security@example.com"
      alert_notifications = true
      alerts_to_admins    = true
    }
  }

  example "passes" "a number" {
    resource "azurerm_security_center_contact" "main" {
      name                = "security"
      email               = "security@example.com"
      phone               = "+491234567890"
      alert_notifications = true
      alerts_to_admins    = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "number" {
      type = string
    }

    resource "azurerm_security_center_contact" "main" {
      name                = "security"
      email               = "security@example.com"
      phone               = var.number
      alert_notifications = true
      alerts_to_admins    = true
    }
  }
}
