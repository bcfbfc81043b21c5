check "azure-storage-account-anonymous-access-allowed" {
  title    = "Containers of the storage account may be opened to everyone"
  severity = "medium"
  on       = ["azurerm_storage_account"]
  fail     = self.allow_nested_items_to_be_public
  at       = self.allow_nested_items_to_be_public
  message  = "The account lets its containers be public"
  why      = "One container that is set to public, by mistake or by an intruder, and its blobs can be read without any credential. The account can rule that out."
  remedy   = "Set allow_nested_items_to_be_public = false (allow_blob_public_access before azurerm 3)."
  aliases  = ["CKV_AZURE_190", "CKV2_AZURE_47"]
  cwe      = [732]
  since    = "0.1"

  fix {
    unsafe = "Containers that are public are so no longer"
    set    = { allow_nested_items_to_be_public = false }
    remove = ["allow_blob_public_access"]
  }

  example "fails" "allowed" {
    resource "azurerm_storage_account" "main" {
      name                            = "examplestore"
      location                        = "westeurope"
      resource_group_name             = "example"
      account_tier                    = "Standard"
      account_replication_type        = "GRS"
      allow_nested_items_to_be_public = true
    }
  }

  example "fails" "not written, before version 5" {
    terraform {
      required_providers {
        azurerm = {
          source  = "hashicorp/azurerm"
          version = "~> 4.0"
        }
      }
    }

    resource "azurerm_storage_account" "main" {
      name                     = "examplestore"
      location                 = "westeurope"
      resource_group_name      = "example"
      account_tier             = "Standard"
      account_replication_type = "GRS"
    }
  }

  example "fails" "under its name of version 2" {
    terraform {
      required_providers {
        azurerm = {
          source  = "hashicorp/azurerm"
          version = "~> 2.90"
        }
      }
    }

    resource "azurerm_storage_account" "main" {
      name                     = "examplestore"
      location                 = "westeurope"
      resource_group_name      = "example"
      account_tier             = "Standard"
      account_replication_type = "GRS"
      allow_blob_public_access = true
    }
  }

  example "passes" "ruled out" {
    resource "azurerm_storage_account" "main" {
      name                            = "examplestore"
      location                        = "westeurope"
      resource_group_name             = "example"
      account_tier                    = "Standard"
      account_replication_type        = "GRS"
      allow_nested_items_to_be_public = false
    }
  }

  example "unknown" "from a variable without a value" {
    variable "public" {
      type = bool
    }

    resource "azurerm_storage_account" "main" {
      name                            = "examplestore"
      location                        = "westeurope"
      resource_group_name             = "example"
      account_tier                    = "Standard"
      account_replication_type        = "GRS"
      allow_nested_items_to_be_public = var.public
    }
  }
}
