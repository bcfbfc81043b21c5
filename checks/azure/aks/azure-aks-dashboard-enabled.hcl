check "azure-aks-dashboard-enabled" {
  title    = "Kubernetes dashboard is installed"
  severity = "medium"
  on       = ["azurerm_kubernetes_cluster"]
  fail     = self.kube_dashboard_enabled
  at       = self.kube_dashboard_enabled
  message  = "The dashboard add-on is on"
  why      = "The dashboard acts with rights of its own: whoever reaches it can often do more than they may. It is no longer maintained by Azure."
  remedy   = "Remove kube_dashboard from addon_profile."
  aliases  = ["CKV_AZURE_8"]
  since    = "0.1"

  fix {
    unsafe = "Whoever works with the dashboard loses it"
    set    = { "addon_profile.kube_dashboard.enabled" = false }
  }

  example "fails" "switched on" {
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
        kube_dashboard {
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

  example "passes" "switched off" {
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
        kube_dashboard {
          enabled = false
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

  example "passes" "not there today" {
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

  example "unknown" "from a variable without a value" {
    terraform {
      required_providers {
        azurerm = {
          source  = "hashicorp/azurerm"
          version = "~> 2.60"
        }
      }
    }

    variable "dashboard" {
      type = bool
    }

    resource "azurerm_kubernetes_cluster" "main" {
      name                = "example-aks"
      location            = "westeurope"
      resource_group_name = "example"
      dns_prefix          = "example"

      addon_profile {
        kube_dashboard {
          enabled = var.dashboard
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
