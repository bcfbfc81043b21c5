check "azure-storage-account-network-open" {
  title    = "Firewall of the storage account lets every network in"
  severity = "high"
  on       = ["azurerm_storage_account"]
  fail     = self.public_network_access_enabled && self.network_rules.default_action == "Allow"
  at       = self.network_rules.default_action
  message  = "The default action of the firewall is \"Allow\": its rules keep nobody out"
  why      = "The lists of addresses and subnets only count where the default action is Deny. With Allow they look like protection, and the whole internet still reaches the account."
  remedy   = "Set default_action = \"Deny\" in network_rules (or azurerm_storage_account_network_rules) and list the addresses and subnets that need access."
  aliases  = ["CKV_AZURE_35", "AVD-AZU-0012"]
  since    = "0.1"

  fix {
    on     = ["azurerm_storage_account_network_rules"]
    unsafe = "Whatever the rules do not name is cut off"
    set    = { default_action = "Deny" }
  }

  fix {
    on     = ["azurerm_storage_account"]
    unsafe = "Whatever the rules do not name is cut off"
    set    = { "network_rules.default_action" = "Deny" }
  }

  example "fails" "inline" {
    resource "azurerm_storage_account" "main" {
      name                     = "examplestore"
      location                 = "westeurope"
      resource_group_name      = "example"
      account_tier             = "Standard"
      account_replication_type = "GRS"

      network_rules {
        default_action = "Allow"
        ip_rules       = ["203.0.113.10"]
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
      default_action     = "Allow"
      ip_rules           = ["203.0.113.10"]
    }
  }

  example "passes" "denied by default" {
    resource "azurerm_storage_account" "main" {
      name                     = "examplestore"
      location                 = "westeurope"
      resource_group_name      = "example"
      account_tier             = "Standard"
      account_replication_type = "GRS"

      network_rules {
        default_action = "Deny"
        ip_rules       = ["203.0.113.10"]
      }
    }
  }

  example "passes" "denied by default in a resource of its own" {
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
      ip_rules           = ["203.0.113.10"]
    }
  }

  example "passes" "no public endpoint at all" {
    resource "azurerm_storage_account" "main" {
      name                          = "examplestore"
      location                      = "westeurope"
      resource_group_name           = "example"
      account_tier                  = "Standard"
      account_replication_type      = "GRS"
      public_network_access_enabled = false
    }
  }

  example "unknown" "from a variable without a value" {
    variable "action" {
      type = string
    }

    resource "azurerm_storage_account" "main" {
      name                     = "examplestore"
      location                 = "westeurope"
      resource_group_name      = "example"
      account_tier             = "Standard"
      account_replication_type = "GRS"

      network_rules {
        default_action = var.action
      }
    }
  }
}
