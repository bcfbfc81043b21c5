check "azure-aks-no-scale-sets" {
  title    = "Kubernetes nodes are no scale set"
  severity = "info"
  on       = ["azurerm_kubernetes_cluster"]
  fail     = self.default_node_pool.type == "AvailabilitySet"
  at       = self.default_node_pool.type
  message  = "The default node pool is an availability set"
  why      = "Availability sets can neither scale by themselves nor have several pools or zones."
  remedy   = "Set type = \"VirtualMachineScaleSets\", or leave it out."
  aliases  = ["CKV_AZURE_169"]
  since    = "0.1"

  fix {
    unsafe = "Replaces the cluster"
    set    = { "default_node_pool.type" = "VirtualMachineScaleSets" }
  }

  example "fails" "availability set" {
    resource "azurerm_kubernetes_cluster" "main" {
      location            = "westeurope"
      resource_group_name = "example"
      dns_prefix          = "example"

      default_node_pool {
        name       = "system"
        vm_size    = "Standard_D4s_v5"
        node_count = 3
        type       = "AvailabilitySet"
      }

      identity {
        type = "SystemAssigned"
      }
    }
  }

  example "passes" "scale set" {
    resource "azurerm_kubernetes_cluster" "main" {
      location            = "westeurope"
      resource_group_name = "example"
      dns_prefix          = "example"

      default_node_pool {
        name       = "system"
        vm_size    = "Standard_D4s_v5"
        node_count = 3
        type       = "VirtualMachineScaleSets"
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
    variable "kind" {
      type = string
    }

    resource "azurerm_kubernetes_cluster" "main" {
      location            = "westeurope"
      resource_group_name = "example"
      dns_prefix          = "example"

      default_node_pool {
        name       = "system"
        vm_size    = "Standard_D4s_v5"
        node_count = 3
        type       = var.kind
      }

      identity {
        type = "SystemAssigned"
      }
    }
  }
}
