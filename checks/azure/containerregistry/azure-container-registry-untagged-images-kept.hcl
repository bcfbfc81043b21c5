check "azure-container-registry-untagged-images-kept" {
  title    = "Container registry keeps untagged images for ever"
  severity = "info"
  on       = ["azurerm_container_registry"]
  fail     = self.retention_policy_in_days == null
  at       = self.retention_policy_in_days
  message  = "There is no retention policy"
  why      = "Old images with known holes stay and can still be pulled by their digest."
  remedy   = "Set retention_policy_in_days (Premium; the block retention_policy before azurerm 4)."
  aliases  = ["CKV_AZURE_167"]
  since    = "0.1"

  fix {
    unsafe = "Images without a tag are deleted after 30 days; it needs the SKU Premium"
    set    = { retention_policy_in_days = 30 }
    remove = ["retention_policy"]
  }

  example "fails" "not written" {
    resource "azurerm_container_registry" "main" {
      name                = "exampleregistry"
      location            = "westeurope"
      resource_group_name = "example"
      sku                 = "Premium"
    }
  }

  example "passes" "a week" {
    resource "azurerm_container_registry" "main" {
      name                     = "exampleregistry"
      location                 = "westeurope"
      resource_group_name      = "example"
      sku                      = "Premium"
      retention_policy_in_days = 7
    }
  }

  example "passes" "in the block of version 3" {
    terraform {
      required_providers {
        azurerm = {
          source  = "hashicorp/azurerm"
          version = "~> 3.0"
        }
      }
    }

    resource "azurerm_container_registry" "main" {
      name                = "exampleregistry"
      location            = "westeurope"
      resource_group_name = "example"
      sku                 = "Premium"

      retention_policy {
        enabled = true
        days    = 7
      }
    }
  }

  example "unknown" "only in some environments" {
    variable "tidy" {
      type = bool
    }

    resource "azurerm_container_registry" "main" {
      name                     = "exampleregistry"
      location                 = "westeurope"
      resource_group_name      = "example"
      sku                      = "Premium"
      retention_policy_in_days = var.tidy ? 7 : null
    }
  }
}
