check "change-deletion-protection-removed" {
  title    = "Plan takes away a protection from deletion"
  severity = "medium"
  on       = ["change"]
  for_each = self.protections_lost
  fail     = contains(["deletion protection", "purge protection", "deletion with a second factor", "deletion with two people", "protection from being emptied", "waiting time before deletion", "lock of the backup vault", "lock of the retention policy", "lock of the log bucket", "lock of the backups", "object lock", "immutability", "retention policy", "retention rule", "retention rules", "soft delete"], each.value.what)
  message  = "${self.address} loses its ${each.value.what}: ${each.value.text}"
  why      = "From then on a wrong plan, a click or stolen credentials are enough to lose what it holds. It is also what comes before a deletion: the next plan may destroy it."
  remedy   = "Leave it on. Where the resource is really to go, say so in the review and take it away in the change just before."
  since    = "0.1"

  example "fails" "switched off" {
    before {
      resource "aws_db_instance" "orders" {
        identifier          = "orders"
        engine              = "postgres"
        deletion_protection = true
      }
    }

    after {
      resource "aws_db_instance" "orders" {
        identifier          = "orders"
        engine              = "postgres"
        deletion_protection = false
      }
    }
  }

  example "fails" "soft delete of a storage account" {
    before {
      resource "azurerm_storage_account" "a" {
        name                     = "orders"
        resource_group_name      = "r"
        location                 = "westeurope"
        account_tier             = "Standard"
        account_replication_type = "LRS"
        blob_properties {
          delete_retention_policy {
            days = 30
          }
        }
      }
    }

    after {
      resource "azurerm_storage_account" "a" {
        name                     = "orders"
        resource_group_name      = "r"
        location                 = "westeurope"
        account_tier             = "Standard"
        account_replication_type = "LRS"
        blob_properties {
          delete_retention_policy {
            days = 1
          }
        }
      }
    }
  }

  example "fails" "force_destroy" {
    before {
      resource "google_storage_bucket" "a" {
        name          = "a"
        location      = "EU"
        force_destroy = false
      }
    }

    after {
      resource "google_storage_bucket" "a" {
        name          = "a"
        location      = "EU"
        force_destroy = true
      }
    }
  }

  example "passes" "stays on" {
    before {
      resource "aws_db_instance" "orders" {
        identifier          = "orders"
        engine              = "postgres"
        deletion_protection = true
        allocated_storage   = 20
      }
    }

    after {
      resource "aws_db_instance" "orders" {
        identifier          = "orders"
        engine              = "postgres"
        deletion_protection = true
        allocated_storage   = 40
      }
    }
  }

  example "passes" "switched on" {
    before {
      resource "aws_db_instance" "orders" {
        identifier          = "orders"
        engine              = "postgres"
        deletion_protection = false
      }
    }

    after {
      resource "aws_db_instance" "orders" {
        identifier          = "orders"
        engine              = "postgres"
        deletion_protection = true
      }
    }
  }

  example "unknown" "from a variable without a value" {
    before {
      resource "aws_db_instance" "orders" {
        identifier          = "orders"
        engine              = "postgres"
        deletion_protection = true
      }
    }

    after {
      variable "x" {
        type = bool
      }

      resource "aws_db_instance" "orders" {
        identifier          = "orders"
        engine              = "postgres"
        deletion_protection = var.x
      }
    }
  }
}
