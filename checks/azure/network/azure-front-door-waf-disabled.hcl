check "azure-front-door-waf-disabled" {
  title    = "Firewall policy of the front door is switched off"
  severity = "medium"
  on       = ["azurerm_frontdoor_firewall_policy", "azurerm_cdn_frontdoor_firewall_policy"]
  fail     = self.enabled == false
  at       = self.enabled
  message  = "The policy is not enabled"
  why      = "A policy that is attached but off filters nothing, and looks like protection."
  remedy   = "Set enabled = true and mode = \"Prevention\"."
  aliases  = ["CKV_AZURE_123"]
  since    = "0.1"

  fix {
    unsafe = "Requests that its rules take for attacks are refused"
    set    = { enabled = true }
  }

  example "fails" "switched off" {
    resource "azurerm_frontdoor_firewall_policy" "main" {
      name                = "examplewaf"
      resource_group_name = "example"
      enabled             = false
      mode                = "Prevention"
    }
  }

  example "fails" "switched off on the newer resource" {
    resource "azurerm_cdn_frontdoor_firewall_policy" "main" {
      name                = "examplewaf"
      resource_group_name = "example"
      sku_name            = "Premium_AzureFrontDoor"
      enabled             = false
      mode                = "Prevention"
    }
  }

  example "passes" "switched on" {
    resource "azurerm_frontdoor_firewall_policy" "main" {
      name                = "examplewaf"
      resource_group_name = "example"
      enabled             = true
      mode                = "Prevention"
    }
  }

  example "passes" "on by default" {
    resource "azurerm_cdn_frontdoor_firewall_policy" "main" {
      name                = "examplewaf"
      resource_group_name = "example"
      sku_name            = "Premium_AzureFrontDoor"
      mode                = "Prevention"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "waf" {
      type = bool
    }

    resource "azurerm_frontdoor_firewall_policy" "main" {
      name                = "examplewaf"
      resource_group_name = "example"
      enabled             = var.waf
    }
  }
}
