check "azure-storage-account-queue-logging-incomplete" {
  title    = "Requests to the queues of the storage account are not all logged"
  severity = "low"
  on       = ["azurerm_storage_account"]
  when     = self.account_kind == "StorageV2" && self.account_tier != "Premium" || self.account_kind == "Storage"
  fail     = !(self.queue_properties.logging.delete && self.queue_properties.logging.read && self.queue_properties.logging.write)
  at       = self.queue_properties.logging
  message  = "Reads, writes and deletes in the queues of this account are not all logged"
  why      = "Without these logs nobody can tell who took or removed messages, and from where."
  remedy   = "Add queue_properties with logging of read, write and delete (azurerm_storage_account_queue_properties from azurerm 5), or send the queue logs to a workspace by azurerm_monitor_diagnostic_setting and suppress this check with that reason."
  aliases  = ["CKV_AZURE_33", "AVD-AZU-0057"]
  cwe      = [778]
  since    = "0.1"

  fix {
    on = ["azurerm_storage_account_queue_properties"]
    set = {
      "logging.delete"  = true
      "logging.read"    = true
      "logging.write"   = true
      "logging.version" = "1.0"
    }
  }

  fix {
    on     = ["azurerm_storage_account"]
    unsafe = "Needs azurerm 4 or newer, and what else queue_properties says has to be moved over by hand"
    remove = ["queue_properties"]

    add "azurerm_storage_account_queue_properties" {
      storage_account_id = self.id
      logging {
        version = "1.0"
        delete  = true
        read    = true
        write   = true
      }
    }
  }

  example "fails" "not configured" {
    resource "azurerm_storage_account" "main" {
      name                     = "examplestore"
      location                 = "westeurope"
      resource_group_name      = "example"
      account_tier             = "Standard"
      account_replication_type = "GRS"
    }
  }

  example "fails" "deletes are not logged" {
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

      queue_properties {
        logging {
          delete                = false
          read                  = true
          write                 = true
          version               = "1.0"
          retention_policy_days = 10
        }
      }
    }
  }

  example "passes" "all are logged" {
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

      queue_properties {
        logging {
          delete                = true
          read                  = true
          write                 = true
          version               = "1.0"
          retention_policy_days = 10
        }
      }
    }
  }

  example "passes" "blobs only" {
    resource "azurerm_storage_account" "main" {
      name                     = "examplestore"
      location                 = "westeurope"
      resource_group_name      = "example"
      account_tier             = "Standard"
      account_replication_type = "GRS"
      account_kind             = "BlobStorage"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "log" {
      type = bool
    }

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

      queue_properties {
        logging {
          delete                = var.log
          read                  = var.log
          write                 = var.log
          version               = "1.0"
          retention_policy_days = 10
        }
      }
    }
  }
}
