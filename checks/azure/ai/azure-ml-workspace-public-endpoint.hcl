check "azure-ml-workspace-public-endpoint" {
  title    = "Machine learning workspace can be reached from the internet"
  severity = "medium"
  on       = ["azurerm_machine_learning_workspace"]
  fail     = self.public_network_access_enabled
  at       = self.public_network_access_enabled
  message  = "Machine learning workspace answers on its public endpoint"
  why      = "A key or token that leaks is enough to use the service from anywhere. Without a public endpoint it is of no use outside the networks that have a private endpoint."
  remedy   = "Set public_network_access_enabled = false and add an azurerm_private_endpoint."
  aliases  = ["CKV_AZURE_144"]
  cwe      = [668]
  since    = "0.1"

  fix {
    unsafe = "Clients outside the networks with a private endpoint are cut off"
    set    = { public_network_access_enabled = false }
  }

  example "fails" "public" {
    variable "application_insights_id" {
      type = string
    }

    variable "key_vault_id" {
      type = string
    }

    variable "storage_account_id" {
      type = string
    }

    resource "azurerm_machine_learning_workspace" "main" {
      name                          = "example-ml"
      location                      = "westeurope"
      resource_group_name           = "example"
      application_insights_id       = var.application_insights_id
      key_vault_id                  = var.key_vault_id
      storage_account_id            = var.storage_account_id
      public_network_access_enabled = true

      identity {
        type = "SystemAssigned"
      }
    }
  }

  example "fails" "not written" {
    variable "application_insights_id" {
      type = string
    }

    variable "key_vault_id" {
      type = string
    }

    variable "storage_account_id" {
      type = string
    }

    resource "azurerm_machine_learning_workspace" "main" {
      name                    = "example-ml"
      location                = "westeurope"
      resource_group_name     = "example"
      application_insights_id = var.application_insights_id
      key_vault_id            = var.key_vault_id
      storage_account_id      = var.storage_account_id

      identity {
        type = "SystemAssigned"
      }
    }
  }

  example "passes" "private" {
    variable "application_insights_id" {
      type = string
    }

    variable "key_vault_id" {
      type = string
    }

    variable "storage_account_id" {
      type = string
    }

    resource "azurerm_machine_learning_workspace" "main" {
      name                          = "example-ml"
      location                      = "westeurope"
      resource_group_name           = "example"
      application_insights_id       = var.application_insights_id
      key_vault_id                  = var.key_vault_id
      storage_account_id            = var.storage_account_id
      public_network_access_enabled = false

      identity {
        type = "SystemAssigned"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "application_insights_id" {
      type = string
    }

    variable "key_vault_id" {
      type = string
    }

    variable "storage_account_id" {
      type = string
    }

    variable "setting" {
      type = bool
    }

    resource "azurerm_machine_learning_workspace" "main" {
      name                          = "example-ml"
      location                      = "westeurope"
      resource_group_name           = "example"
      application_insights_id       = var.application_insights_id
      key_vault_id                  = var.key_vault_id
      storage_account_id            = var.storage_account_id
      public_network_access_enabled = var.setting

      identity {
        type = "SystemAssigned"
      }
    }
  }
}
