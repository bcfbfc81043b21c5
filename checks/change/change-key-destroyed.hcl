check "change-key-destroyed" {
  title    = "Plan destroys a key or a secret"
  severity = "critical"
  on       = ["change"]
  when     = (self.destroyed || self.replaced) && self.deposed == null && self.holds_data
  fail     = self.data_kind == "key" || self.data_kind == "secret"
  message  = "The plan ${self.destroyed ? "destroys" : "replaces"} ${self.address}: what it ${self.data_kind == "key" ? "encrypts cannot be read without it" : "holds is gone"}"
  why      = "Without the key all that is encrypted with it is lost: disks, databases, buckets and their backups, in every account that uses it. A secret is often held nowhere else."
  remedy   = "Keep the key, disable it first and watch what fails. Where it is only renamed in the code, write a moved block. Re-encrypt what it protects before it goes, and keep the longest waiting time before deletion."
  cwe      = [320]
  since    = "0.1"

  example "fails" "key deleted" {
    before {
      resource "aws_kms_key" "data" {
        description = "data"
      }
    }

    after {

    }
  }

  example "fails" "secret replaced" {
    before {
      resource "azurerm_key_vault_secret" "db" {
        name         = "db"
        value        = "x"
        key_vault_id = "/vaults/a"
      }
    }

    after {
      resource "azurerm_key_vault_secret" "db" {
        name         = "database"
        value        = "x"
        key_vault_id = "/vaults/a"
      }
    }

    replaces = { "azurerm_key_vault_secret.db" = ["name"] }
  }

  example "passes" "key changed in place" {
    before {
      resource "aws_kms_key" "data" {
        description = "data"
      }
    }

    after {
      resource "aws_kms_key" "data" {
        description = "all data"
      }
    }
  }

  example "passes" "only an alias" {
    before {
      resource "aws_kms_alias" "data" {
        name          = "alias/data"
        target_key_id = "k"
      }
    }

    after {

    }
  }
}
