check "azure-aks-node-pool-few-pods" {
  title    = "Nodes of the pool take few pods"
  severity = "info"
  on       = ["azurerm_kubernetes_cluster_node_pool"]
  fail     = self.max_pods == null || self.max_pods < 50
  at       = self.max_pods
  message  = self.max_pods == null ? "max_pods is not set" : "A node takes ${self.max_pods} pods at most"
  why      = "With the default of 30 pods, or fewer, agents of the platform leave little room, and nodes that look idle are full."
  remedy   = "Set max_pods to 50 or more."
  aliases  = ["CKV_AZURE_168"]
  since    = "0.1"

  fix {
    unsafe = "Replaces the nodes, and the subnet must have an address for each pod"
    set    = { max_pods = 50 }
  }

  example "fails" "not written" {
    variable "kubernetes_cluster_id" {
      type = string
    }

    resource "azurerm_kubernetes_cluster_node_pool" "main" {
      name                  = "work"
      kubernetes_cluster_id = var.kubernetes_cluster_id
      vm_size               = "Standard_D4s_v5"
    }
  }

  example "fails" "thirty" {
    variable "kubernetes_cluster_id" {
      type = string
    }

    resource "azurerm_kubernetes_cluster_node_pool" "main" {
      name                  = "work"
      kubernetes_cluster_id = var.kubernetes_cluster_id
      vm_size               = "Standard_D4s_v5"
      max_pods              = 30
    }
  }

  example "passes" "a hundred" {
    variable "kubernetes_cluster_id" {
      type = string
    }

    resource "azurerm_kubernetes_cluster_node_pool" "main" {
      name                  = "work"
      kubernetes_cluster_id = var.kubernetes_cluster_id
      vm_size               = "Standard_D4s_v5"
      max_pods              = 100
    }
  }

  example "unknown" "from a variable without a value" {
    variable "kubernetes_cluster_id" {
      type = string
    }

    variable "pods" {
      type = number
    }

    resource "azurerm_kubernetes_cluster_node_pool" "main" {
      name                  = "work"
      kubernetes_cluster_id = var.kubernetes_cluster_id
      vm_size               = "Standard_D4s_v5"
      max_pods              = var.pods
    }
  }
}
