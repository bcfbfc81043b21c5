check "azure-cosmosdb-local-authentication" {
  title    = "Cosmos DB account can be used with keys"
  severity = "low"
  on       = ["azurerm_cosmosdb_account"]
  when     = self.kind == null || self.kind == "GlobalDocumentDB"
  fail     = self.local_authentication_enabled
  at       = self.local_authentication_enabled
  message  = "Local authentication is on"
  why      = "Keys open everything, do not expire by themselves and name no person: one in a script or a log is enough."
  remedy   = "Set local_authentication_enabled = false (local_authentication_disabled = true before azurerm 4.60) and give data-plane roles to identities; the SQL API only."
  aliases  = ["CKV_AZURE_140"]
  cwe      = [287]
  since    = "0.1"

  fix {
    unsafe = "Clients that log in with keys are refused: give roles to their identities first"
    set    = { local_authentication_enabled = false }
    remove = ["local_authentication_disabled"]
  }

  example "fails" "keys allowed" {
    terraform {
      required_providers {
        azurerm = {
          source  = "hashicorp/azurerm"
          version = "~> 4.0"
        }
      }
    }

    resource "azurerm_cosmosdb_account" "main" {
      name                          = "example-cosmos"
      location                      = "westeurope"
      resource_group_name           = "example"
      offer_type                    = "Standard"
      kind                          = "GlobalDocumentDB"
      local_authentication_disabled = false

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
      kind                = "GlobalDocumentDB"

      consistency_policy {
        consistency_level = "Session"
      }

      geo_location {
        location          = "westeurope"
        failover_priority = 0
      }
    }
  }

  example "passes" "identities only" {
    terraform {
      required_providers {
        azurerm = {
          source  = "hashicorp/azurerm"
          version = "~> 4.0"
        }
      }
    }

    resource "azurerm_cosmosdb_account" "main" {
      name                          = "example-cosmos"
      location                      = "westeurope"
      resource_group_name           = "example"
      offer_type                    = "Standard"
      kind                          = "GlobalDocumentDB"
      local_authentication_disabled = true

      consistency_policy {
        consistency_level = "Session"
      }

      geo_location {
        location          = "westeurope"
        failover_priority = 0
      }
    }
  }

  example "passes" "another API" {
    resource "azurerm_cosmosdb_account" "main" {
      name                = "example-cosmos"
      location            = "westeurope"
      resource_group_name = "example"
      offer_type          = "Standard"
      kind                = "MongoDB"

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
    variable "keys" {
      type = bool
    }

    resource "azurerm_cosmosdb_account" "main" {
      name                         = "example-cosmos"
      location                     = "westeurope"
      resource_group_name          = "example"
      offer_type                   = "Standard"
      kind                         = "GlobalDocumentDB"
      local_authentication_enabled = var.keys

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
