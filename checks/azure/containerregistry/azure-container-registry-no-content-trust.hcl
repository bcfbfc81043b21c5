check "azure-container-registry-no-content-trust" {
  title    = "Container registry takes unsigned images only"
  severity = "info"
  on       = ["azurerm_container_registry"]
  fail     = !self.trust_policy_enabled
  at       = self.trust_policy_enabled
  message  = "Content trust is off"
  why      = "Nobody can tell whether an image comes from the pipeline or from an intruder."
  remedy   = "Sign images with Notation; before azurerm 5 trust_policy_enabled = true switches on the older content trust."
  aliases  = ["CKV_AZURE_164"]
  since    = "0.1"

  example "fails" "not written" {
    resource "azurerm_container_registry" "main" {
      name                = "exampleregistry"
      location            = "westeurope"
      resource_group_name = "example"
      sku                 = "Premium"
    }
  }

  example "fails" "switched off" {
    terraform {
      required_providers {
        azurerm = {
          source  = "hashicorp/azurerm"
          version = "~> 4.0"
        }
      }
    }

    resource "azurerm_container_registry" "main" {
      name                 = "exampleregistry"
      location             = "westeurope"
      resource_group_name  = "example"
      sku                  = "Premium"
      trust_policy_enabled = false
    }
  }

  example "passes" "switched on" {
    terraform {
      required_providers {
        azurerm = {
          source  = "hashicorp/azurerm"
          version = "~> 4.0"
        }
      }
    }

    resource "azurerm_container_registry" "main" {
      name                 = "exampleregistry"
      location             = "westeurope"
      resource_group_name  = "example"
      sku                  = "Premium"
      trust_policy_enabled = true
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

      trust_policy {
        enabled = true
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "trust" {
      type = bool
    }

    resource "azurerm_container_registry" "main" {
      name                 = "exampleregistry"
      location             = "westeurope"
      resource_group_name  = "example"
      sku                  = "Premium"
      trust_policy_enabled = var.trust
    }
  }
}
