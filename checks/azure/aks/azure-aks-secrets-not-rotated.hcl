check "azure-aks-secrets-not-rotated" {
  title    = "Secrets of the Key Vault driver are not renewed in the cluster"
  severity = "low"
  on       = ["azurerm_kubernetes_cluster"]
  fail     = !self.key_vault_secrets_provider.secret_rotation_enabled
  at       = self.key_vault_secrets_provider
  message  = "Rotation of secrets is off"
  why      = "A secret that is changed in the vault stays the old one in running pods: rotation after a leak has no effect."
  remedy   = "Add key_vault_secrets_provider with secret_rotation_enabled = true."
  aliases  = ["CKV_AZURE_172"]
  since    = "0.1"

  fix {
    unsafe = "Puts the driver on the nodes where it is not yet, and mounted secrets change while programs run"
    set    = { "key_vault_secrets_provider.secret_rotation_enabled" = true }
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
      name                = "example-aks"
      location            = "westeurope"
      resource_group_name = "example"
      dns_prefix          = "example"

      key_vault_secrets_provider {
        secret_rotation_enabled = false
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

  example "passes" "switched on" {
    resource "azurerm_kubernetes_cluster" "main" {
      name                = "example-aks"
      location            = "westeurope"
      resource_group_name = "example"
      dns_prefix          = "example"

      key_vault_secrets_provider {
        secret_rotation_enabled = true
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
    variable "rotate" {
      type = bool
    }

    resource "azurerm_kubernetes_cluster" "main" {
      name                = "example-aks"
      location            = "westeurope"
      resource_group_name = "example"
      dns_prefix          = "example"

      key_vault_secrets_provider {
        secret_rotation_enabled = var.rotate
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
