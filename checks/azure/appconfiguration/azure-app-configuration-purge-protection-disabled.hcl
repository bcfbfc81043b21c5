check "azure-app-configuration-purge-protection-disabled" {
  title    = "App configuration can be purged before its retention is over"
  severity = "low"
  on       = ["azurerm_app_configuration"]
  fail     = !self.purge_protection_enabled
  at       = self.purge_protection_enabled
  message  = "Purge protection is off"
  why      = "Whoever may delete destroys all settings for good."
  remedy   = "Set purge_protection_enabled = true (standard SKU)."
  aliases  = ["CKV_AZURE_187"]
  since    = "0.1"

  fix {
    unsafe = "Cannot be switched off again, and needs the SKU standard"
    set    = { purge_protection_enabled = true }
  }

  example "fails" "wrong value" {
    resource "azurerm_app_configuration" "main" {
      name                     = "example-config"
      location                 = "westeurope"
      resource_group_name      = "example"
      sku                      = "standard"
      purge_protection_enabled = false
    }
  }

  example "fails" "not written" {
    resource "azurerm_app_configuration" "main" {
      name                = "example-config"
      location            = "westeurope"
      resource_group_name = "example"
      sku                 = "standard"
    }
  }

  example "passes" "as it should be" {
    resource "azurerm_app_configuration" "main" {
      name                     = "example-config"
      location                 = "westeurope"
      resource_group_name      = "example"
      sku                      = "standard"
      purge_protection_enabled = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "setting" {
      type = bool
    }

    resource "azurerm_app_configuration" "main" {
      name                     = "example-config"
      location                 = "westeurope"
      resource_group_name      = "example"
      sku                      = "standard"
      purge_protection_enabled = var.setting
    }
  }
}
