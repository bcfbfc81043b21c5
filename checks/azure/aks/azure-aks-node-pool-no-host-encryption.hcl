check "azure-aks-node-pool-no-host-encryption" {
  title    = "Kubernetes node pool does not encrypt caches and temporary disks on the host"
  severity = "low"
  on       = ["azurerm_kubernetes_cluster_node_pool"]
  fail     = !self.host_encryption_enabled
  at       = self.host_encryption_enabled
  message  = "Encryption at host is off in this node pool"
  why      = "Temporary disks, caches and the way between host and storage are encrypted only with encryption at host: secrets and image layers lie there."
  remedy   = "Set host_encryption_enabled = true (enable_host_encryption before azurerm 4)."
  aliases  = ["CKV_AZURE_227"]
  since    = "0.1"

  fix {
    unsafe = "Replaces the nodes; the subscription needs the feature EncryptionAtHost"
    set    = { host_encryption_enabled = true }
    remove = ["enable_host_encryption"]
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

  example "passes" "switched on" {
    variable "kubernetes_cluster_id" {
      type = string
    }

    resource "azurerm_kubernetes_cluster_node_pool" "main" {
      name                    = "work"
      kubernetes_cluster_id   = var.kubernetes_cluster_id
      vm_size                 = "Standard_D4s_v5"
      host_encryption_enabled = true
    }
  }

  example "passes" "under its name before version 4" {
    variable "kubernetes_cluster_id" {
      type = string
    }

    terraform {
      required_providers {
        azurerm = {
          source  = "hashicorp/azurerm"
          version = "~> 3.0"
        }
      }
    }

    resource "azurerm_kubernetes_cluster_node_pool" "main" {
      name                   = "work"
      kubernetes_cluster_id  = var.kubernetes_cluster_id
      vm_size                = "Standard_D4s_v5"
      enable_host_encryption = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "kubernetes_cluster_id" {
      type = string
    }

    variable "host" {
      type = bool
    }

    resource "azurerm_kubernetes_cluster_node_pool" "main" {
      name                    = "work"
      kubernetes_cluster_id   = var.kubernetes_cluster_id
      vm_size                 = "Standard_D4s_v5"
      host_encryption_enabled = var.host
    }
  }
}
