check "azure-aks-no-automatic-upgrades" {
  title    = "Kubernetes cluster is not upgraded automatically"
  severity = "low"
  on       = ["azurerm_kubernetes_cluster"]
  fail     = self.automatic_upgrade_channel == null || self.automatic_upgrade_channel == "none"
  at       = self.automatic_upgrade_channel
  message  = "No upgrade channel is chosen"
  why      = "Fixes of security holes in Kubernetes wait until somebody upgrades by hand."
  remedy   = "Set automatic_upgrade_channel = \"patch\" or \"stable\" (automatic_channel_upgrade before azurerm 4)."
  aliases  = ["CKV_AZURE_171"]
  since    = "0.1"

  fix {
    unsafe = "Azure upgrades the cluster by itself, which moves pods: choose a maintenance window"
    set    = { automatic_upgrade_channel = "patch" }
    remove = ["automatic_channel_upgrade"]
  }

  example "fails" "not written" {
    resource "azurerm_kubernetes_cluster" "main" {
      name                = "example-aks"
      location            = "westeurope"
      resource_group_name = "example"
      dns_prefix          = "example"

      default_node_pool {
        name       = "system"
        vm_size    = "Standard_D4s_v5"
        node_count = 3
      }

      identity {
        type = "SystemAssigned"
      }
    }
  }

  example "passes" "patches" {
    resource "azurerm_kubernetes_cluster" "main" {
      name                      = "example-aks"
      location                  = "westeurope"
      resource_group_name       = "example"
      dns_prefix                = "example"
      automatic_upgrade_channel = "patch"

      default_node_pool {
        name       = "system"
        vm_size    = "Standard_D4s_v5"
        node_count = 3
      }

      identity {
        type = "SystemAssigned"
      }
    }
  }

  example "passes" "under its name before version 4" {
    terraform {
      required_providers {
        azurerm = {
          source  = "hashicorp/azurerm"
          version = "~> 3.0"
        }
      }
    }

    resource "azurerm_kubernetes_cluster" "main" {
      name                      = "example-aks"
      location                  = "westeurope"
      resource_group_name       = "example"
      dns_prefix                = "example"
      automatic_channel_upgrade = "stable"

      default_node_pool {
        name       = "system"
        vm_size    = "Standard_D4s_v5"
        node_count = 3
      }

      identity {
        type = "SystemAssigned"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "channel" {
      type = string
    }

    resource "azurerm_kubernetes_cluster" "main" {
      name                      = "example-aks"
      location                  = "westeurope"
      resource_group_name       = "example"
      dns_prefix                = "example"
      automatic_upgrade_channel = var.channel

      default_node_pool {
        name       = "system"
        vm_size    = "Standard_D4s_v5"
        node_count = 3
      }

      identity {
        type = "SystemAssigned"
      }
    }
  }
}
