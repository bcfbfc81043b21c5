check "azure-storage-account-trusted-services-blocked" {
  title    = "Firewall of the storage account keeps trusted Azure services out"
  severity = "low"
  on       = ["azurerm_storage_account"]
  fail     = self.network_rules.default_action == "Deny" && self.network_rules.bypass != null && !contains(self.network_rules.bypass, "AzureServices")
  at       = self.network_rules.bypass
  message  = "Azure services that back up, log to or scan this account are blocked"
  why      = "Backup, Monitor, Event Grid and Defender reach the account through this exception. Without it their jobs fail, often unnoticed, and the records that an investigation needs are missing."
  remedy   = "Add \"AzureServices\" to bypass, or leave bypass out."
  aliases  = ["CKV_AZURE_36", "AVD-AZU-0010"]
  since    = "0.1"

  fix {
    on     = ["azurerm_storage_account_network_rules"]
    unsafe = "Services of Azure that Microsoft trusts get through, and other exceptions that are listed go"
    set    = { bypass = ["AzureServices"] }
  }

  fix {
    on     = ["azurerm_storage_account"]
    unsafe = "Services of Azure that Microsoft trusts get through, and other exceptions that are listed go"
    set    = { "network_rules.bypass" = ["AzureServices"] }
  }

  example "fails" "only metrics pass" {
    resource "azurerm_storage_account" "main" {
      name                     = "examplestore"
      location                 = "westeurope"
      resource_group_name      = "example"
      account_tier             = "Standard"
      account_replication_type = "GRS"

      network_rules {
        default_action = "Deny"
        bypass         = ["Metrics"]
      }
    }
  }

  example "fails" "in a resource of its own" {
    resource "azurerm_storage_account" "data" {
      name                     = "examplestore"
      location                 = "westeurope"
      resource_group_name      = "example"
      account_tier             = "Standard"
      account_replication_type = "GRS"
    }

    resource "azurerm_storage_account_network_rules" "data" {
      storage_account_id = azurerm_storage_account.data.id
      default_action     = "Deny"
      bypass             = ["Logging", "Metrics"]
    }
  }

  example "passes" "services pass" {
    resource "azurerm_storage_account" "main" {
      name                     = "examplestore"
      location                 = "westeurope"
      resource_group_name      = "example"
      account_tier             = "Standard"
      account_replication_type = "GRS"

      network_rules {
        default_action = "Deny"
        bypass         = ["AzureServices", "Logging"]
      }
    }
  }

  example "passes" "in a resource of its own, as it should be" {
    resource "azurerm_storage_account" "data" {
      name                     = "examplestore"
      location                 = "westeurope"
      resource_group_name      = "example"
      account_tier             = "Standard"
      account_replication_type = "GRS"
    }

    resource "azurerm_storage_account_network_rules" "data" {
      storage_account_id = azurerm_storage_account.data.id
      default_action     = "Deny"
      bypass             = ["AzureServices"]
    }
  }

  example "unknown" "from a variable without a value" {
    variable "bypass" {
      type = list(string)
    }

    resource "azurerm_storage_account" "main" {
      name                     = "examplestore"
      location                 = "westeurope"
      resource_group_name      = "example"
      account_tier             = "Standard"
      account_replication_type = "GRS"

      network_rules {
        default_action = "Deny"
        bypass         = var.bypass
      }
    }
  }
}
