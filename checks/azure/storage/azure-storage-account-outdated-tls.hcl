check "azure-storage-account-outdated-tls" {
  title    = "Storage account accepts TLS before 1.2"
  severity = "medium"
  on       = ["azurerm_storage_account"]
  fail     = contains(["TLS1_0", "TLS1_1"], self.min_tls_version)
  at       = self.min_tls_version
  message  = "Clients may connect with ${self.min_tls_version}"
  why      = "TLS 1.0 and 1.1 rest on broken hashes and ciphers; an attacker on the path can force a client down to them and read or change what is sent."
  remedy   = "Set min_tls_version = \"TLS1_2\"."
  aliases  = ["CKV_AZURE_44", "AVD-AZU-0011"]
  cwe      = [327]
  since    = "0.1"

  fix {
    unsafe = "Clients that only speak TLS 1.0 or 1.1 can no longer connect"
    set    = { min_tls_version = "TLS1_2" }
  }

  example "fails" "TLS 1.0" {
    resource "azurerm_storage_account" "main" {
      name                     = "examplestore"
      location                 = "westeurope"
      resource_group_name      = "example"
      account_tier             = "Standard"
      account_replication_type = "GRS"
      min_tls_version          = "TLS1_0"
    }
  }

  example "fails" "TLS 1.1" {
    resource "azurerm_storage_account" "main" {
      name                     = "examplestore"
      location                 = "westeurope"
      resource_group_name      = "example"
      account_tier             = "Standard"
      account_replication_type = "GRS"
      min_tls_version          = "TLS1_1"
    }
  }

  example "fails" "not written, before version 3" {
    terraform {
      required_providers {
        azurerm = {
          source  = "hashicorp/azurerm"
          version = "~> 2.99"
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

  example "passes" "TLS 1.2" {
    resource "azurerm_storage_account" "main" {
      name                     = "examplestore"
      location                 = "westeurope"
      resource_group_name      = "example"
      account_tier             = "Standard"
      account_replication_type = "GRS"
      min_tls_version          = "TLS1_2"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "tls" {
      type = string
    }

    resource "azurerm_storage_account" "main" {
      name                     = "examplestore"
      location                 = "westeurope"
      resource_group_name      = "example"
      account_tier             = "Standard"
      account_replication_type = "GRS"
      min_tls_version          = var.tls
    }
  }

  example "unknown" "not written, under versions that differ" {
    terraform {
      required_providers {
        azurerm = {
          source  = "hashicorp/azurerm"
          version = ">= 2.0"
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
}
