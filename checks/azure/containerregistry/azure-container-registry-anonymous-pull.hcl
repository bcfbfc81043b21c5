check "azure-container-registry-anonymous-pull" {
  title    = "Everyone can pull images from the container registry"
  severity = "high"
  on       = ["azurerm_container_registry"]
  fail     = self.anonymous_pull_enabled
  at       = self.anonymous_pull_enabled
  message  = "Anonymous pull is on"
  why      = "Images hold code, and now and then keys: everyone who knows the name of the registry can take them."
  remedy   = "Set anonymous_pull_enabled = false, or leave it out."
  aliases  = ["CKV_AZURE_138"]
  cwe      = [732]
  since    = "0.1"

  fix {
    unsafe = "Clients that pull without a login are refused"
    set    = { anonymous_pull_enabled = false }
  }

  example "fails" "switched on" {
    resource "azurerm_container_registry" "main" {
      name                   = "exampleregistry"
      location               = "westeurope"
      resource_group_name    = "example"
      sku                    = "Premium"
      anonymous_pull_enabled = true
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
      name                   = "exampleregistry"
      location               = "westeurope"
      resource_group_name    = "example"
      sku                    = "Premium"
      anonymous_pull_enabled = false
    }
  }

  example "unknown" "from a variable without a value" {
    variable "setting" {
      type = bool
    }

    resource "azurerm_container_registry" "main" {
      name                   = "exampleregistry"
      location               = "westeurope"
      resource_group_name    = "example"
      sku                    = "Premium"
      anonymous_pull_enabled = var.setting
    }
  }
}
