check "azure-databricks-public-addresses" {
  title    = "Databricks clusters have public addresses"
  severity = "medium"
  on       = ["azurerm_databricks_workspace"]
  fail     = self.custom_parameters.no_public_ip == false
  at       = self.custom_parameters.no_public_ip
  message  = "Nodes of clusters get public addresses"
  why      = "Every node of a cluster is on the internet."
  remedy   = "Set no_public_ip = true in custom_parameters, or leave it out from azurerm 4 on."
  aliases  = []
  since    = "0.1"

  fix {
    unsafe = "Replaces a workspace without a network of your own; the clusters need another way out, such as a NAT gateway"
    set    = { "custom_parameters.no_public_ip" = true }
  }

  example "fails" "public" {
    resource "azurerm_databricks_workspace" "main" {
      name                = "example-dbx"
      location            = "westeurope"
      resource_group_name = "example"
      sku                 = "premium"

      custom_parameters {
        no_public_ip = false
      }
    }
  }

  example "passes" "private" {
    resource "azurerm_databricks_workspace" "main" {
      name                = "example-dbx"
      location            = "westeurope"
      resource_group_name = "example"
      sku                 = "premium"

      custom_parameters {
        no_public_ip = true
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "private" {
      type = bool
    }

    resource "azurerm_databricks_workspace" "main" {
      name                = "example-dbx"
      location            = "westeurope"
      resource_group_name = "example"
      sku                 = "premium"

      custom_parameters {
        no_public_ip = var.private
      }
    }
  }
}
