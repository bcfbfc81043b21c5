check "azure-container-registry-admin-account" {
  title    = "Container registry has an administrator account"
  severity = "medium"
  on       = ["azurerm_container_registry"]
  fail     = self.admin_enabled
  at       = self.admin_enabled
  message  = "The admin user is enabled"
  why      = "The admin user is one password with full rights, shared by all who use it, without a person behind it."
  remedy   = "Set admin_enabled = false and give roles AcrPull and AcrPush to identities."
  aliases  = ["CKV_AZURE_137"]
  since    = "0.1"

  fix {
    unsafe = "Clients with the password of the administrator are refused"
    set    = { admin_enabled = false }
  }

  example "fails" "switched on" {
    resource "azurerm_container_registry" "main" {
      name                = "exampleregistry"
      location            = "westeurope"
      resource_group_name = "example"
      sku                 = "Premium"
      admin_enabled       = true
    }
  }

  example "passes" "not written" {
    resource "azurerm_container_registry" "main" {
      name                = "exampleregistry"
      location            = "westeurope"
      resource_group_name = "example"
      sku                 = "Premium"
    }
  }

  example "passes" "switched off" {
    resource "azurerm_container_registry" "main" {
      name                = "exampleregistry"
      location            = "westeurope"
      resource_group_name = "example"
      sku                 = "Premium"
      admin_enabled       = false
    }
  }

  example "unknown" "from a variable without a value" {
    variable "setting" {
      type = bool
    }

    resource "azurerm_container_registry" "main" {
      name                = "exampleregistry"
      location            = "westeurope"
      resource_group_name = "example"
      sku                 = "Premium"
      admin_enabled       = var.setting
    }
  }
}
