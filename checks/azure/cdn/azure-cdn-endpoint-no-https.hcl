check "azure-cdn-endpoint-no-https" {
  title    = "CDN endpoint does not speak HTTPS"
  severity = "medium"
  on       = ["azurerm_cdn_endpoint"]
  fail     = self.is_https_allowed == false
  at       = self.is_https_allowed
  message  = "HTTPS is not allowed"
  why      = "All traffic crosses the network in the clear."
  remedy   = "Set is_https_allowed = true, or leave it out."
  aliases  = ["CKV_AZURE_198"]
  since    = "0.1"

  fix {
    set = { is_https_allowed = true }
  }

  example "fails" "wrong value" {
    variable "cdn_profile_name" {
      type = string
    }

    resource "azurerm_cdn_endpoint" "main" {
      name                = "example-cdn"
      location            = "westeurope"
      resource_group_name = "example"
      profile_name        = var.cdn_profile_name
      is_https_allowed    = false
    }
  }

  example "passes" "not written" {
    variable "cdn_profile_name" {
      type = string
    }

    resource "azurerm_cdn_endpoint" "main" {
      name                = "example-cdn"
      location            = "westeurope"
      resource_group_name = "example"
      profile_name        = var.cdn_profile_name
    }
  }

  example "passes" "as it should be" {
    variable "cdn_profile_name" {
      type = string
    }

    resource "azurerm_cdn_endpoint" "main" {
      name                = "example-cdn"
      location            = "westeurope"
      resource_group_name = "example"
      profile_name        = var.cdn_profile_name
      is_https_allowed    = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "cdn_profile_name" {
      type = string
    }

    variable "setting" {
      type = bool
    }

    resource "azurerm_cdn_endpoint" "main" {
      name                = "example-cdn"
      location            = "westeurope"
      resource_group_name = "example"
      profile_name        = var.cdn_profile_name
      is_https_allowed    = var.setting
    }
  }
}
