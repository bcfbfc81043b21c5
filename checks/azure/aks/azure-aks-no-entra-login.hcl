check "azure-aks-no-entra-login" {
  title    = "Users of the Kubernetes cluster do not log in with Entra ID"
  severity = "medium"
  on       = ["azurerm_kubernetes_cluster"]
  fail     = self.azure_active_directory_role_based_access_control == null
  at       = self.azure_active_directory_role_based_access_control
  message  = "Entra ID is not used for logins"
  why      = "Users share certificates that know no second factor and outlive the people who used them."
  remedy   = "Add azure_active_directory_role_based_access_control with azure_rbac_enabled = true."
  aliases  = []
  since    = "0.1"

  fix {
    unsafe = "Only people with a role of Azure for the cluster can log in, and the step cannot be undone"
    set    = { "azure_active_directory_role_based_access_control.azure_rbac_enabled" = true }
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

  example "fails" "version 2, without it" {
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

      role_based_access_control {
        enabled = true
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

  example "passes" "written" {
    resource "azurerm_kubernetes_cluster" "main" {
      name                = "example-aks"
      location            = "westeurope"
      resource_group_name = "example"
      dns_prefix          = "example"

      azure_active_directory_role_based_access_control {
        azure_rbac_enabled = true
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

  example "passes" "version 2" {
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

      role_based_access_control {
        enabled = true

        azure_active_directory {
          managed = true
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

  example "unknown" "only in some environments" {
    variable "entra" {
      type = bool
    }

    resource "azurerm_kubernetes_cluster" "main" {
      name                = "example-aks"
      location            = "westeurope"
      resource_group_name = "example"
      dns_prefix          = "example"

      dynamic "azure_active_directory_role_based_access_control" {
        for_each = var.entra ? [1] : []

        content {
          azure_rbac_enabled = true
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
}
