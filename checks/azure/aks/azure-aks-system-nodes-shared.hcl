check "azure-aks-system-nodes-shared" {
  title    = "System nodes of the Kubernetes cluster run other pods too"
  severity = "info"
  on       = ["azurerm_kubernetes_cluster"]
  fail     = !self.default_node_pool.only_critical_addons_enabled
  at       = self.default_node_pool.only_critical_addons_enabled
  message  = "The default node pool takes pods of applications"
  why      = "An application that is taken over, or that uses up the memory, sits beside DNS and the other pods the cluster depends on."
  remedy   = "Set only_critical_addons_enabled = true in default_node_pool and add a pool for applications."
  aliases  = ["CKV_AZURE_232"]
  since    = "0.1"

  fix {
    unsafe = "Replaces the nodes, and applications need a pool of their own"
    set    = { "default_node_pool.only_critical_addons_enabled" = true }
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

  example "passes" "critical add-ons only" {
    resource "azurerm_kubernetes_cluster" "main" {
      location            = "westeurope"
      resource_group_name = "example"
      dns_prefix          = "example"

      default_node_pool {
        name                         = "system"
        vm_size                      = "Standard_D4s_v5"
        node_count                   = 3
        only_critical_addons_enabled = true
      }

      identity {
        type = "SystemAssigned"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "only" {
      type = bool
    }

    resource "azurerm_kubernetes_cluster" "main" {
      location            = "westeurope"
      resource_group_name = "example"
      dns_prefix          = "example"

      default_node_pool {
        name                         = "system"
        vm_size                      = "Standard_D4s_v5"
        node_count                   = 3
        only_critical_addons_enabled = var.only
      }

      identity {
        type = "SystemAssigned"
      }
    }
  }
}
