check "azure-aks-free-tier" {
  title    = "Control plane of the Kubernetes cluster has no guaranteed availability"
  severity = "info"
  on       = ["azurerm_kubernetes_cluster"]
  fail     = !contains(["Paid", "Standard", "Premium"], self.sku_tier)
  at       = self.sku_tier
  message  = "sku_tier is \"${self.sku_tier}\""
  why      = "The control plane may be down without a claim to better: nothing is then scheduled, scaled or mended."
  remedy   = "Set sku_tier = \"Standard\"."
  aliases  = ["CKV_AZURE_170"]
  since    = "0.1"

  fix {
    unsafe = "The control plane is charged by the hour"
    set    = { sku_tier = "Standard" }
  }

  example "fails" "free" {
    resource "azurerm_kubernetes_cluster" "main" {
      name                = "example-aks"
      location            = "westeurope"
      resource_group_name = "example"
      dns_prefix          = "example"
      sku_tier            = "Free"

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

  example "passes" "standard" {
    resource "azurerm_kubernetes_cluster" "main" {
      name                = "example-aks"
      location            = "westeurope"
      resource_group_name = "example"
      dns_prefix          = "example"
      sku_tier            = "Standard"

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
    variable "setting" {
      type = string
    }

    resource "azurerm_kubernetes_cluster" "main" {
      name                = "example-aks"
      location            = "westeurope"
      resource_group_name = "example"
      dns_prefix          = "example"
      sku_tier            = var.setting

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
