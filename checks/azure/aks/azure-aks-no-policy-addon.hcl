check "azure-aks-no-policy-addon" {
  title    = "Kubernetes cluster is not held to Azure Policy"
  severity = "low"
  on       = ["azurerm_kubernetes_cluster"]
  fail     = !self.azure_policy_enabled
  at       = self.azure_policy_enabled
  message  = "The policy add-on is off"
  why      = "Privileged containers, host mounts and images from anywhere are neither refused nor reported."
  remedy   = "Set azure_policy_enabled = true."
  aliases  = ["CKV_AZURE_116", "AVD-AZU-0066"]
  since    = "0.1"

  fix {
    unsafe = "Assigned policies with the effect deny begin to refuse workloads"
    set    = { azure_policy_enabled = true }
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

  example "fails" "switched off" {
    resource "azurerm_kubernetes_cluster" "main" {
      name                 = "example-aks"
      location             = "westeurope"
      resource_group_name  = "example"
      dns_prefix           = "example"
      azure_policy_enabled = false

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

  example "passes" "switched on" {
    resource "azurerm_kubernetes_cluster" "main" {
      name                 = "example-aks"
      location             = "westeurope"
      resource_group_name  = "example"
      dns_prefix           = "example"
      azure_policy_enabled = true

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

  example "passes" "as an add-on of version 2" {
    terraform {
      required_providers {
        azurerm = {
          source  = "hashicorp/azurerm"
          version = "~> 2.60"
        }
      }
    }

    resource "azurerm_kubernetes_cluster" "main" {
      name                = "example-aks"
      location            = "westeurope"
      resource_group_name = "example"
      dns_prefix          = "example"

      addon_profile {
        azure_policy {
          enabled = true
        }
      }

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
    variable "policy" {
      type = bool
    }

    resource "azurerm_kubernetes_cluster" "main" {
      name                 = "example-aks"
      location             = "westeurope"
      resource_group_name  = "example"
      dns_prefix           = "example"
      azure_policy_enabled = var.policy

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
