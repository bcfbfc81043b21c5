check "azure-storage-sync-public-endpoint" {
  title    = "File Sync service can be reached from the internet"
  severity = "medium"
  on       = ["azurerm_storage_sync"]
  fail     = self.incoming_traffic_policy == "AllowAllTraffic"
  at       = self.incoming_traffic_policy
  message  = "Traffic from all networks is accepted"
  why      = "Registered servers and their files are managed through this endpoint: open to everyone, a stolen credential works from everywhere."
  remedy   = "Set incoming_traffic_policy = \"AllowVirtualNetworksOnly\" and add a private endpoint."
  aliases  = ["CKV_AZURE_64", "CKV_AZURE_250"]
  cwe      = [668]
  since    = "0.1"

  fix {
    unsafe = "Clients outside the networks with a private endpoint are cut off"
    set    = { incoming_traffic_policy = "AllowVirtualNetworksOnly" }
  }

  example "fails" "all traffic" {
    resource "azurerm_storage_sync" "main" {
      name                    = "example-sync"
      location                = "westeurope"
      resource_group_name     = "example"
      incoming_traffic_policy = "AllowAllTraffic"
    }
  }

  example "fails" "not written" {
    resource "azurerm_storage_sync" "main" {
      name                = "example-sync"
      location            = "westeurope"
      resource_group_name = "example"
    }
  }

  example "passes" "virtual networks only" {
    resource "azurerm_storage_sync" "main" {
      name                    = "example-sync"
      location                = "westeurope"
      resource_group_name     = "example"
      incoming_traffic_policy = "AllowVirtualNetworksOnly"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "setting" {
      type = string
    }

    resource "azurerm_storage_sync" "main" {
      name                    = "example-sync"
      location                = "westeurope"
      resource_group_name     = "example"
      incoming_traffic_policy = var.setting
    }
  }
}
