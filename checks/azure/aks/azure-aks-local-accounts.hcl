check "azure-aks-local-accounts" {
  title    = "Kubernetes cluster has local administrator accounts"
  severity = "medium"
  on       = ["azurerm_kubernetes_cluster"]
  fail     = !self.local_account_disabled
  at       = self.local_account_disabled
  message  = "Local accounts are not disabled"
  why      = "The local administrator is a certificate that cannot be taken back singly and that names no person: whoever has fetched it keeps full rights."
  remedy   = "Set local_account_disabled = true with azure_active_directory_role_based_access_control."
  aliases  = ["CKV_AZURE_141"]
  cwe      = [287]
  since    = "0.1"

  fix {
    unsafe = "Whoever uses the local accounts is locked out; it needs login by Entra ID"
    set    = { local_account_disabled = true }
  }

  example "fails" "allowed" {
    resource "azurerm_kubernetes_cluster" "main" {
      name                   = "example-aks"
      location               = "westeurope"
      resource_group_name    = "example"
      dns_prefix             = "example"
      local_account_disabled = false

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

  example "passes" "disabled" {
    resource "azurerm_kubernetes_cluster" "main" {
      name                   = "example-aks"
      location               = "westeurope"
      resource_group_name    = "example"
      dns_prefix             = "example"
      local_account_disabled = true

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
      type = bool
    }

    resource "azurerm_kubernetes_cluster" "main" {
      name                   = "example-aks"
      location               = "westeurope"
      resource_group_name    = "example"
      dns_prefix             = "example"
      local_account_disabled = var.setting

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
