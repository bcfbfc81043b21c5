check "azure-key-vault-key-without-expiry" {
  title    = "Key has no expiry date"
  severity = "low"
  on       = ["azurerm_key_vault_key"]
  fail     = self.expiration_date == null && self.rotation_policy.expire_after == null
  at       = self.expiration_date
  message  = "The key never expires"
  why      = "A key that is used for ever protects more and more data, and a copy of it that leaked stays useful for ever. An expiry date forces a rotation."
  remedy   = "Set expiration_date, or a rotation_policy with expire_after and automatic rotation before that."
  aliases  = ["CKV_AZURE_40", "AVD-AZU-0014"]
  since    = "0.1"

  fix {
    unsafe = "The key gets a new version every 60 days, and a version expires after 90: what uses it must follow to the newest"
    set = {
      "rotation_policy.expire_after"                 = "P90D"
      "rotation_policy.notify_before_expiry"         = "P29D"
      "rotation_policy.automatic.time_before_expiry" = "P30D"
    }
  }

  example "fails" "not written" {
    variable "key_vault_id" {
      type = string
    }

    resource "azurerm_key_vault_key" "main" {
      name         = "orders"
      key_vault_id = var.key_vault_id
      key_opts     = ["wrapKey", "unwrapKey"]
      key_type     = "RSA-HSM"
      key_size     = 3072
    }
  }

  example "passes" "a date" {
    variable "key_vault_id" {
      type = string
    }

    resource "azurerm_key_vault_key" "main" {
      name            = "orders"
      key_vault_id    = var.key_vault_id
      key_opts        = ["wrapKey", "unwrapKey"]
      key_type        = "RSA-HSM"
      key_size        = 3072
      expiration_date = "2027-06-30T00:00:00Z"
    }
  }

  example "passes" "a date and automatic rotation" {
    variable "key_vault_id" {
      type = string
    }

    resource "azurerm_key_vault_key" "main" {
      name            = "orders"
      key_vault_id    = var.key_vault_id
      key_opts        = ["wrapKey", "unwrapKey"]
      key_type        = "EC-HSM"
      curve           = "P-256"
      expiration_date = "2027-06-30T00:00:00Z"

      rotation_policy {
        automatic {
          time_before_expiry = "P30D"
        }

        expire_after         = "P90D"
        notify_before_expiry = "P29D"
      }
    }
  }

  example "unknown" "only in some environments" {
    variable "key_vault_id" {
      type = string
    }

    variable "expires" {
      type = bool
    }

    resource "azurerm_key_vault_key" "main" {
      name            = "orders"
      key_vault_id    = var.key_vault_id
      key_opts        = ["wrapKey", "unwrapKey"]
      key_type        = "RSA-HSM"
      key_size        = 3072
      expiration_date = var.expires ? "2027-06-30T00:00:00Z" : null
    }
  }
}
