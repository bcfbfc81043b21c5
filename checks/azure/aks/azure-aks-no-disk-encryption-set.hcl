check "azure-aks-no-disk-encryption-set" {
  title    = "Disks of the Kubernetes nodes are not encrypted under a key of their owner"
  severity = "low"
  on       = ["azurerm_kubernetes_cluster"]
  fail     = self.disk_encryption_set_id == null
  at       = self.disk_encryption_set_id
  message  = "No disk encryption set is used"
  why      = "Disks are encrypted under a key that Microsoft manages: the owner can neither see its use nor take it away."
  remedy   = "Set disk_encryption_set_id."
  aliases  = ["CKV_AZURE_117", "AVD-AZU-0067"]
  since    = "0.1"

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

  example "passes" "a set" {
    resource "azurerm_kubernetes_cluster" "main" {
      name                   = "example-aks"
      location               = "westeurope"
      resource_group_name    = "example"
      dns_prefix             = "example"
      disk_encryption_set_id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/example/providers/Microsoft.Compute/diskEncryptionSets/example"

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

  example "unknown" "only in some environments" {
    variable "own" {
      type = bool
    }

    resource "azurerm_kubernetes_cluster" "main" {
      name                   = "example-aks"
      location               = "westeurope"
      resource_group_name    = "example"
      dns_prefix             = "example"
      disk_encryption_set_id = var.own ? "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/example/providers/Microsoft.Compute/diskEncryptionSets/example" : null

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
