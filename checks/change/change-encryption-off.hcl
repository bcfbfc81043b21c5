check "change-encryption-off" {
  title    = "Plan switches encryption off"
  severity = "high"
  on       = ["change"]
  for_each = self.encryption
  fail     = contains(["off"], each.value.what)
  message  = "${self.address} is no longer encrypted: ${each.value.text}"
  why      = "What is stored or sent from then on can be read by whoever gets hold of the disk, the backup or the line."
  remedy   = "Leave the encryption on."
  cwe      = [311]
  since    = "0.1"

  example "fails" "at rest" {
    before {
      resource "aws_db_instance" "orders" {
        identifier        = "orders"
        engine            = "postgres"
        storage_encrypted = true
      }
    }

    after {
      resource "aws_db_instance" "orders" {
        identifier        = "orders"
        engine            = "postgres"
        storage_encrypted = false
      }
    }

    replaces = { "aws_db_instance.orders" = ["storage_encrypted"] }
  }

  example "fails" "in transit" {
    before {
      resource "azurerm_storage_account" "a" {
        name                       = "orders"
        resource_group_name        = "r"
        location                   = "westeurope"
        account_tier               = "Standard"
        account_replication_type   = "LRS"
        https_traffic_only_enabled = true
      }
    }

    after {
      resource "azurerm_storage_account" "a" {
        name                       = "orders"
        resource_group_name        = "r"
        location                   = "westeurope"
        account_tier               = "Standard"
        account_replication_type   = "LRS"
        https_traffic_only_enabled = false
      }
    }
  }

  example "passes" "switched on" {
    before {
      resource "aws_db_instance" "orders" {
        identifier        = "orders"
        engine            = "postgres"
        storage_encrypted = false
      }
    }

    after {
      resource "aws_db_instance" "orders" {
        identifier        = "orders"
        engine            = "postgres"
        storage_encrypted = true
      }
    }

    replaces = { "aws_db_instance.orders" = ["storage_encrypted"] }
  }

  example "unknown" "from a variable without a value" {
    before {
      resource "aws_db_instance" "orders" {
        identifier        = "orders"
        engine            = "postgres"
        storage_encrypted = true
      }
    }

    after {
      variable "x" {
        type = bool
      }

      resource "aws_db_instance" "orders" {
        identifier        = "orders"
        engine            = "postgres"
        storage_encrypted = var.x
      }
    }
  }
}
