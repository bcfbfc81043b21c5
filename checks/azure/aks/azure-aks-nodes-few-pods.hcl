check "azure-aks-nodes-few-pods" {
  title    = "Kubernetes nodes take few pods"
  severity = "info"
  on       = ["azurerm_kubernetes_cluster"]
  fail     = self.default_node_pool.max_pods == null || self.default_node_pool.max_pods < 50
  at       = self.default_node_pool.max_pods
  message  = self.default_node_pool.max_pods == null ? "max_pods is not set" : "A node takes ${self.default_node_pool.max_pods} pods at most"
  why      = "With the default of 30 pods, or fewer, agents of the platform leave little room, and nodes that look idle are full."
  remedy   = "Set max_pods to 50 or more in default_node_pool."
  aliases  = ["CKV_AZURE_168"]
  since    = "0.1"

  fix {
    unsafe = "Replaces the nodes, and the subnet must have an address for each pod"
    set    = { "default_node_pool.max_pods" = 50 }
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

  example "fails" "thirty" {
    resource "azurerm_kubernetes_cluster" "main" {
      location            = "westeurope"
      resource_group_name = "example"
      dns_prefix          = "example"

      default_node_pool {
        name       = "system"
        vm_size    = "Standard_D4s_v5"
        node_count = 3
        max_pods   = 30
      }

      identity {
        type = "SystemAssigned"
      }
    }
  }

  example "passes" "a hundred" {
    resource "azurerm_kubernetes_cluster" "main" {
      location            = "westeurope"
      resource_group_name = "example"
      dns_prefix          = "example"

      default_node_pool {
        name       = "system"
        vm_size    = "Standard_D4s_v5"
        node_count = 3
        max_pods   = 100
      }

      identity {
        type = "SystemAssigned"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "pods" {
      type = number
    }

    resource "azurerm_kubernetes_cluster" "main" {
      location            = "westeurope"
      resource_group_name = "example"
      dns_prefix          = "example"

      default_node_pool {
        name       = "system"
        vm_size    = "Standard_D4s_v5"
        node_count = 3
        max_pods   = var.pods
      }

      identity {
        type = "SystemAssigned"
      }
    }
  }
}
