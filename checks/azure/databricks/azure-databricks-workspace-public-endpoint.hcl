check "azure-databricks-workspace-public-endpoint" {
  title    = "Databricks workspace can be reached from the internet"
  severity = "medium"
  on       = ["azurerm_databricks_workspace"]
  fail     = self.public_network_access_enabled
  at       = self.public_network_access_enabled
  message  = "Databricks workspace answers on its public endpoint"
  why      = "A key or token that leaks is enough to use the service from anywhere. Without a public endpoint it is of no use outside the networks that have a private endpoint."
  remedy   = "Set public_network_access_enabled = false and add an azurerm_private_endpoint."
  aliases  = ["CKV_AZURE_158"]
  cwe      = [668]
  since    = "0.1"

  fix {
    unsafe = "Clients outside the networks with a private endpoint are cut off; it also needs network_security_group_rules_required"
    set    = { public_network_access_enabled = false }
  }

  example "fails" "public" {
    resource "azurerm_databricks_workspace" "main" {
      name                          = "example-dbx"
      location                      = "westeurope"
      resource_group_name           = "example"
      sku                           = "premium"
      public_network_access_enabled = true
    }
  }

  example "fails" "not written" {
    resource "azurerm_databricks_workspace" "main" {
      name                = "example-dbx"
      location            = "westeurope"
      resource_group_name = "example"
      sku                 = "premium"
    }
  }

  example "passes" "private" {
    resource "azurerm_databricks_workspace" "main" {
      name                          = "example-dbx"
      location                      = "westeurope"
      resource_group_name           = "example"
      sku                           = "premium"
      public_network_access_enabled = false
    }
  }

  example "unknown" "from a variable without a value" {
    variable "setting" {
      type = bool
    }

    resource "azurerm_databricks_workspace" "main" {
      name                          = "example-dbx"
      location                      = "westeurope"
      resource_group_name           = "example"
      sku                           = "premium"
      public_network_access_enabled = var.setting
    }
  }
}
