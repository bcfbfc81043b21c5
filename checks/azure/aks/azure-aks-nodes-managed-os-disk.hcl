check "azure-aks-nodes-managed-os-disk" {
  title    = "Kubernetes nodes keep their system on a remote disk"
  severity = "info"
  on       = ["azurerm_kubernetes_cluster"]
  fail     = self.default_node_pool.os_disk_type != "Ephemeral"
  at       = self.default_node_pool.os_disk_type
  message  = "The system disk of the default node pool is not ephemeral"
  why      = "An ephemeral disk is faster and forgets everything, an intruder included, when the node is replaced."
  remedy   = "Set os_disk_type = \"Ephemeral\" in default_node_pool."
  aliases  = ["CKV_AZURE_226"]
  since    = "0.1"

  fix {
    unsafe = "Replaces the nodes; their size must have room for the disk in its cache"
    set    = { "default_node_pool.os_disk_type" = "Ephemeral" }
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

  example "fails" "managed" {
    resource "azurerm_kubernetes_cluster" "main" {
      location            = "westeurope"
      resource_group_name = "example"
      dns_prefix          = "example"

      default_node_pool {
        name         = "system"
        vm_size      = "Standard_D4s_v5"
        node_count   = 3
        os_disk_type = "Managed"
      }

      identity {
        type = "SystemAssigned"
      }
    }
  }

  example "passes" "ephemeral" {
    resource "azurerm_kubernetes_cluster" "main" {
      location            = "westeurope"
      resource_group_name = "example"
      dns_prefix          = "example"

      default_node_pool {
        name         = "system"
        vm_size      = "Standard_D4s_v5"
        node_count   = 3
        os_disk_type = "Ephemeral"
      }

      identity {
        type = "SystemAssigned"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "disk" {
      type = string
    }

    resource "azurerm_kubernetes_cluster" "main" {
      location            = "westeurope"
      resource_group_name = "example"
      dns_prefix          = "example"

      default_node_pool {
        name         = "system"
        vm_size      = "Standard_D4s_v5"
        node_count   = 3
        os_disk_type = var.disk
      }

      identity {
        type = "SystemAssigned"
      }
    }
  }
}
