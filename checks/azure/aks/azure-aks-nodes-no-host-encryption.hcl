check "azure-aks-nodes-no-host-encryption" {
  title    = "Kubernetes nodes do not encrypt caches and temporary disks on the host"
  severity = "low"
  on       = ["azurerm_kubernetes_cluster"]
  fail     = !self.default_node_pool.host_encryption_enabled
  at       = self.default_node_pool.host_encryption_enabled
  message  = "Encryption at host is off in the default node pool"
  why      = "Temporary disks, caches and the way between host and storage are encrypted only with encryption at host: secrets and image layers lie there."
  remedy   = "Set host_encryption_enabled = true in default_node_pool (enable_host_encryption before azurerm 4)."
  aliases  = ["CKV_AZURE_227"]
  since    = "0.1"

  fix {
    unsafe = "Replaces the nodes; the subscription needs the feature EncryptionAtHost"
    set    = { "default_node_pool.host_encryption_enabled" = true }
    remove = ["default_node_pool.enable_host_encryption"]
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
      location            = "westeurope"
      resource_group_name = "example"
      dns_prefix          = "example"

      default_node_pool {
        name                    = "system"
        vm_size                 = "Standard_D4s_v5"
        node_count              = 3
        host_encryption_enabled = false
      }

      identity {
        type = "SystemAssigned"
      }
    }
  }

  example "passes" "switched on" {
    resource "azurerm_kubernetes_cluster" "main" {
      location            = "westeurope"
      resource_group_name = "example"
      dns_prefix          = "example"

      default_node_pool {
        name                    = "system"
        vm_size                 = "Standard_D4s_v5"
        node_count              = 3
        host_encryption_enabled = true
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
      location            = "westeurope"
      resource_group_name = "example"
      dns_prefix          = "example"

      default_node_pool {
        name                   = "system"
        vm_size                = "Standard_D4s_v5"
        node_count             = 3
        enable_host_encryption = true
      }

      identity {
        type = "SystemAssigned"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "host" {
      type = bool
    }

    resource "azurerm_kubernetes_cluster" "main" {
      location            = "westeurope"
      resource_group_name = "example"
      dns_prefix          = "example"

      default_node_pool {
        name                    = "system"
        vm_size                 = "Standard_D4s_v5"
        node_count              = 3
        host_encryption_enabled = var.host
      }

      identity {
        type = "SystemAssigned"
      }
    }
  }
}
