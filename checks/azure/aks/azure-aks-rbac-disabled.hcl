check "azure-aks-rbac-disabled" {
  title      = "Kubernetes cluster does not check what its users may do"
  severity   = "high"
  on         = ["azurerm_kubernetes_cluster"]
  fail       = self.role_based_access_control_enabled == false
  at         = self.role_based_access_control_enabled
  message    = "Role-based access control is off"
  why        = "Whoever can talk to the cluster can do everything in it: read all secrets, run anything on its nodes."
  remedy     = "Set role_based_access_control_enabled = true, or leave it out."
  aliases    = ["CKV_AZURE_5"]
  similar_to = ["AVD-AZU-0042"]
  since      = "0.1"

  fix {
    unsafe = "Replaces the cluster; what the block of azurerm 2 says has to be moved over by hand"
    set    = { role_based_access_control_enabled = true }
    remove = ["role_based_access_control"]
  }

  example "fails" "switched off" {
    resource "azurerm_kubernetes_cluster" "main" {
      name                              = "example-aks"
      location                          = "westeurope"
      resource_group_name               = "example"
      dns_prefix                        = "example"
      role_based_access_control_enabled = false

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

  example "fails" "in the block of version 2" {
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
        enabled = false
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

  example "passes" "switched on" {
    resource "azurerm_kubernetes_cluster" "main" {
      name                              = "example-aks"
      location                          = "westeurope"
      resource_group_name               = "example"
      dns_prefix                        = "example"
      role_based_access_control_enabled = true

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

  example "passes" "in the block of version 2, on" {
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

  example "unknown" "from a variable without a value" {
    variable "rbac" {
      type = bool
    }

    resource "azurerm_kubernetes_cluster" "main" {
      name                              = "example-aks"
      location                          = "westeurope"
      resource_group_name               = "example"
      dns_prefix                        = "example"
      role_based_access_control_enabled = var.rbac

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
