check "azure-kusto-disk-encryption-disabled" {
  title    = "Disks of the Data Explorer cluster are not encrypted on the host"
  severity = "medium"
  on       = ["azurerm_kusto_cluster"]
  fail     = !self.disk_encryption_enabled
  at       = self.disk_encryption_enabled
  message  = "Disk encryption is off"
  why      = "Caches and disks of the machines of the cluster are not encrypted at rest by the cluster itself."
  remedy   = "Set disk_encryption_enabled = true."
  aliases  = ["CKV_AZURE_74"]
  cwe      = [311]
  since    = "0.1"

  fix {
    unsafe = "The cluster may be away for minutes while its machines are changed"
    set    = { disk_encryption_enabled = true }
  }

  example "fails" "wrong value" {
    resource "azurerm_kusto_cluster" "main" {
      name                    = "examplekusto"
      location                = "westeurope"
      resource_group_name     = "example"
      disk_encryption_enabled = false

      sku {
        name     = "Standard_D13_v2"
        capacity = 2
      }
    }
  }

  example "fails" "not written" {
    resource "azurerm_kusto_cluster" "main" {
      name                = "examplekusto"
      location            = "westeurope"
      resource_group_name = "example"

      sku {
        name     = "Standard_D13_v2"
        capacity = 2
      }
    }
  }

  example "passes" "as it should be" {
    resource "azurerm_kusto_cluster" "main" {
      name                    = "examplekusto"
      location                = "westeurope"
      resource_group_name     = "example"
      disk_encryption_enabled = true

      sku {
        name     = "Standard_D13_v2"
        capacity = 2
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "setting" {
      type = bool
    }

    resource "azurerm_kusto_cluster" "main" {
      name                    = "examplekusto"
      location                = "westeurope"
      resource_group_name     = "example"
      disk_encryption_enabled = var.setting

      sku {
        name     = "Standard_D13_v2"
        capacity = 2
      }
    }
  }
}
