check "azure-aks-http-routing-enabled" {
  title    = "Kubernetes cluster publishes services over plain HTTP"
  severity = "low"
  on       = ["azurerm_kubernetes_cluster"]
  fail     = self.http_application_routing_enabled
  at       = self.http_application_routing_enabled
  message  = "HTTP application routing is on"
  why      = "The add-on is made for trials: it publishes services without TLS, has no restrictions, and is retired."
  remedy   = "Remove http_application_routing_enabled and use web_app_routing."
  aliases  = ["CKV_AZURE_246"]
  since    = "0.1"

  fix {
    unsafe = "The hosts that the add-on serves are no longer reachable"
    set    = { http_application_routing_enabled = false }
    remove = ["addon_profile.http_application_routing"]
  }

  example "fails" "switched on" {
    terraform {
      required_providers {
        azurerm = {
          source  = "hashicorp/azurerm"
          version = "~> 3.0"
        }
      }
    }

    resource "azurerm_kubernetes_cluster" "main" {
      name                             = "example-aks"
      location                         = "westeurope"
      resource_group_name              = "example"
      dns_prefix                       = "example"
      http_application_routing_enabled = true

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
          version = "~> 3.0"
        }
      }
    }

    resource "azurerm_kubernetes_cluster" "main" {
      name                             = "example-aks"
      location                         = "westeurope"
      resource_group_name              = "example"
      dns_prefix                       = "example"
      http_application_routing_enabled = false

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

  example "passes" "not written" {
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
    variable "route" {
      type = bool
    }

    resource "azurerm_kubernetes_cluster" "main" {
      name                             = "example-aks"
      location                         = "westeurope"
      resource_group_name              = "example"
      dns_prefix                       = "example"
      http_application_routing_enabled = var.route

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
