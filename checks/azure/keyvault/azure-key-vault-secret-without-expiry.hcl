check "azure-key-vault-secret-without-expiry" {
  title    = "Secret has no expiry date"
  severity = "low"
  on       = ["azurerm_key_vault_secret"]
  fail     = self.expiration_date == null
  at       = self.expiration_date
  message  = "The secret never expires"
  why      = "A password or token that never expires is never rotated: a copy that leaked years ago still opens the door."
  remedy   = "Set expiration_date and rotate the secret before it."
  aliases  = ["CKV_AZURE_41", "AVD-AZU-0017"]
  since    = "0.1"

  example "fails" "not written" {
    variable "key_vault_id" {
      type = string
    }

    variable "password" {
      type = string
    }

    resource "azurerm_key_vault_secret" "main" {
      name         = "orders"
      key_vault_id = var.key_vault_id
      value        = var.password
    }
  }

  example "passes" "a date" {
    variable "key_vault_id" {
      type = string
    }

    variable "password" {
      type = string
    }

    resource "azurerm_key_vault_secret" "main" {
      name            = "orders"
      key_vault_id    = var.key_vault_id
      value           = var.password
      expiration_date = "2027-06-30T00:00:00Z"
    }
  }

  example "unknown" "only in some environments" {
    variable "key_vault_id" {
      type = string
    }

    variable "password" {
      type = string
    }

    variable "expires" {
      type = bool
    }

    resource "azurerm_key_vault_secret" "main" {
      name            = "orders"
      key_vault_id    = var.key_vault_id
      value           = var.password
      expiration_date = var.expires ? "2027-06-30T00:00:00Z" : null
    }
  }
}
