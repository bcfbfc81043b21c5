check "azure-kusto-no-double-encryption" {
  title    = "Data Explorer cluster is encrypted once only"
  severity = "info"
  on       = ["azurerm_kusto_cluster"]
  fail     = !self.double_encryption_enabled
  at       = self.double_encryption_enabled
  message  = "Double encryption is off"
  why      = "Some standards ask for a second, independent layer of encryption."
  remedy   = "Set double_encryption_enabled = true where a standard asks for it."
  aliases  = ["CKV_AZURE_75"]
  since    = "0.1"

  fix {
    unsafe = "Replaces the cluster with its data"
    set    = { double_encryption_enabled = true }
  }

  example "fails" "wrong value" {
    resource "azurerm_kusto_cluster" "main" {
      name                      = "examplekusto"
      location                  = "westeurope"
      resource_group_name       = "example"
      double_encryption_enabled = false

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
      name                      = "examplekusto"
      location                  = "westeurope"
      resource_group_name       = "example"
      double_encryption_enabled = true

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
      name                      = "examplekusto"
      location                  = "westeurope"
      resource_group_name       = "example"
      double_encryption_enabled = var.setting

      sku {
        name     = "Standard_D13_v2"
        capacity = 2
      }
    }
  }
}
