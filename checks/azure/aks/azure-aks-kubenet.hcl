check "azure-aks-kubenet" {
  title    = "Kubernetes cluster does not use the Azure network plugin"
  severity = "info"
  on       = ["azurerm_kubernetes_cluster"]
  fail     = self.network_profile.network_plugin != "azure"
  at       = self.network_profile.network_plugin
  message  = "Pods get no addresses of the virtual network"
  why      = "With kubenet, which is retired in 2028, pods are hidden behind their node: security groups and logs of the network cannot tell them apart."
  remedy   = "Set network_plugin = \"azure\" in network_profile, with network_plugin_mode = \"overlay\" where addresses are scarce."
  aliases  = ["CKV2_AZURE_29"]
  since    = "0.1"

  fix {
    unsafe = "Reimages all nodes of a cluster with kubenet, and replaces any other one"
    set = {
      "network_profile.network_plugin"      = "azure"
      "network_profile.network_plugin_mode" = "overlay"
    }
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

  example "fails" "kubenet" {
    resource "azurerm_kubernetes_cluster" "main" {
      name                = "example-aks"
      location            = "westeurope"
      resource_group_name = "example"
      dns_prefix          = "example"

      network_profile {
        network_plugin = "kubenet"
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

  example "passes" "azure" {
    resource "azurerm_kubernetes_cluster" "main" {
      name                = "example-aks"
      location            = "westeurope"
      resource_group_name = "example"
      dns_prefix          = "example"

      network_profile {
        network_plugin = "azure"
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
    variable "plugin" {
      type = string
    }

    resource "azurerm_kubernetes_cluster" "main" {
      name                = "example-aks"
      location            = "westeurope"
      resource_group_name = "example"
      dns_prefix          = "example"

      network_profile {
        network_plugin = var.plugin
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
