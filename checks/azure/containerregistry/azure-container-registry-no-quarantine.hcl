check "azure-container-registry-no-quarantine" {
  title    = "Container registry does not hold images back until they are scanned"
  severity = "info"
  on       = ["azurerm_container_registry"]
  fail     = !self.quarantine_policy_enabled
  at       = self.quarantine_policy_enabled
  message  = "The quarantine policy is off"
  why      = "An image can be pulled before anything has looked into it."
  remedy   = "Set quarantine_policy_enabled = true where a scanner releases images."
  aliases  = ["CKV_AZURE_166"]
  since    = "0.1"

  fix {
    unsafe = "New images cannot be pulled until a scanner releases them; it needs the SKU Premium"
    set    = { quarantine_policy_enabled = true }
  }

  example "fails" "wrong value" {
    resource "azurerm_container_registry" "main" {
      name                      = "exampleregistry"
      location                  = "westeurope"
      resource_group_name       = "example"
      sku                       = "Premium"
      quarantine_policy_enabled = false
    }
  }

  example "fails" "not written" {
    resource "azurerm_container_registry" "main" {
      name                = "exampleregistry"
      location            = "westeurope"
      resource_group_name = "example"
      sku                 = "Premium"
    }
  }

  example "passes" "as it should be" {
    resource "azurerm_container_registry" "main" {
      name                      = "exampleregistry"
      location                  = "westeurope"
      resource_group_name       = "example"
      sku                       = "Premium"
      quarantine_policy_enabled = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "setting" {
      type = bool
    }

    resource "azurerm_container_registry" "main" {
      name                      = "exampleregistry"
      location                  = "westeurope"
      resource_group_name       = "example"
      sku                       = "Premium"
      quarantine_policy_enabled = var.setting
    }
  }
}
