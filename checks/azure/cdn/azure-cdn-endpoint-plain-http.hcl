check "azure-cdn-endpoint-plain-http" {
  title    = "CDN endpoint answers over plain HTTP"
  severity = "medium"
  on       = ["azurerm_cdn_endpoint"]
  fail     = self.is_http_allowed
  at       = self.is_http_allowed
  message  = "HTTP is allowed"
  why      = "Pages and cookies cross the network in the clear, and whoever sits on the path can change them."
  remedy   = "Set is_http_allowed = false."
  aliases  = ["CKV_AZURE_197"]
  cwe      = [319]
  since    = "0.1"

  fix {
    unsafe = "Visitors on plain HTTP are refused: add a redirect first"
    set    = { is_http_allowed = false }
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
      is_http_allowed     = true
    }
  }

  example "fails" "not written" {
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
      is_http_allowed     = false
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
      is_http_allowed     = var.setting
    }
  }
}
