check "azure-cosmosdb-key-metadata-writes" {
  title    = "Keys of the Cosmos DB account can change its structure"
  severity = "medium"
  on       = ["azurerm_cosmosdb_account"]
  fail     = self.access_key_metadata_writes_enabled
  at       = self.access_key_metadata_writes_enabled
  message  = "Writing of metadata with keys is allowed"
  why      = "Whoever has a key of the account can drop databases and change throughput, past all roles and locks."
  remedy   = "Set access_key_metadata_writes_enabled = false."
  aliases  = ["CKV_AZURE_132"]
  since    = "0.1"

  fix {
    unsafe = "Programs that create databases or containers with a key fail"
    set    = { access_key_metadata_writes_enabled = false }
  }

  example "fails" "allowed" {
    resource "azurerm_cosmosdb_account" "main" {
      name                               = "example-cosmos"
      location                           = "westeurope"
      resource_group_name                = "example"
      offer_type                         = "Standard"
      access_key_metadata_writes_enabled = true

      consistency_policy {
        consistency_level = "Session"
      }

      geo_location {
        location          = "westeurope"
        failover_priority = 0
      }
    }
  }

  example "fails" "not written" {
    resource "azurerm_cosmosdb_account" "main" {
      name                = "example-cosmos"
      location            = "westeurope"
      resource_group_name = "example"
      offer_type          = "Standard"

      consistency_policy {
        consistency_level = "Session"
      }

      geo_location {
        location          = "westeurope"
        failover_priority = 0
      }
    }
  }

  example "passes" "forbidden" {
    resource "azurerm_cosmosdb_account" "main" {
      name                               = "example-cosmos"
      location                           = "westeurope"
      resource_group_name                = "example"
      offer_type                         = "Standard"
      access_key_metadata_writes_enabled = false

      consistency_policy {
        consistency_level = "Session"
      }

      geo_location {
        location          = "westeurope"
        failover_priority = 0
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "setting" {
      type = bool
    }

    resource "azurerm_cosmosdb_account" "main" {
      name                               = "example-cosmos"
      location                           = "westeurope"
      resource_group_name                = "example"
      offer_type                         = "Standard"
      access_key_metadata_writes_enabled = var.setting

      consistency_policy {
        consistency_level = "Session"
      }

      geo_location {
        location          = "westeurope"
        failover_priority = 0
      }
    }
  }
}
