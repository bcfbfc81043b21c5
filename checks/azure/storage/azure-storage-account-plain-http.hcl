check "azure-storage-account-plain-http" {
  title    = "Storage account accepts plain HTTP"
  severity = "high"
  on       = ["azurerm_storage_account"]
  fail     = self.https_traffic_only_enabled == false
  at       = self.https_traffic_only_enabled
  message  = "Requests over plain HTTP are accepted"
  why      = "Account keys, SAS tokens and the data itself cross the network in the clear: whoever sits between client and account reads them and can go on using them."
  remedy   = "Set https_traffic_only_enabled = true (enable_https_traffic_only before azurerm 4), or leave it out: HTTPS only is the default."
  aliases  = ["CKV_AZURE_3", "AVD-AZU-0008"]
  since    = "0.1"

  example "fails" "switched off" {
    resource "azurerm_storage_account" "main" {
      name                       = "examplestore"
      location                   = "westeurope"
      resource_group_name        = "example"
      account_tier               = "Standard"
      account_replication_type   = "GRS"
      https_traffic_only_enabled = false
    }
  }

  example "fails" "under its name before version 4" {
    terraform {
      required_providers {
        azurerm = {
          source  = "hashicorp/azurerm"
          version = "~> 3.0"
        }
      }
    }

    resource "azurerm_storage_account" "main" {
      name                      = "examplestore"
      location                  = "westeurope"
      resource_group_name       = "example"
      account_tier              = "Standard"
      account_replication_type  = "GRS"
      enable_https_traffic_only = false
    }
  }

  example "passes" "HTTPS only" {
    resource "azurerm_storage_account" "main" {
      name                       = "examplestore"
      location                   = "westeurope"
      resource_group_name        = "example"
      account_tier               = "Standard"
      account_replication_type   = "GRS"
      https_traffic_only_enabled = true
    }
  }

  example "passes" "not written" {
    resource "azurerm_storage_account" "main" {
      name                     = "examplestore"
      location                 = "westeurope"
      resource_group_name      = "example"
      account_tier             = "Standard"
      account_replication_type = "GRS"
    }
  }

  example "passes" "HTTPS only, under its old name" {
    terraform {
      required_providers {
        azurerm = {
          source  = "hashicorp/azurerm"
          version = "~> 3.0"
        }
      }
    }

    resource "azurerm_storage_account" "main" {
      name                      = "examplestore"
      location                  = "westeurope"
      resource_group_name       = "example"
      account_tier              = "Standard"
      account_replication_type  = "GRS"
      enable_https_traffic_only = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "https" {
      type = bool
    }

    resource "azurerm_storage_account" "main" {
      name                       = "examplestore"
      location                   = "westeurope"
      resource_group_name        = "example"
      account_tier               = "Standard"
      account_replication_type   = "GRS"
      https_traffic_only_enabled = var.https
    }
  }
}
