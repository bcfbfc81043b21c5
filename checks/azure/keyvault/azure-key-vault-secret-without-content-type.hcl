check "azure-key-vault-secret-without-content-type" {
  title    = "Secret does not say what it is"
  severity = "info"
  on       = ["azurerm_key_vault_secret"]
  fail     = self.content_type == null || self.content_type == ""
  at       = self.content_type
  message  = "The secret has no content type"
  why      = "Whoever rotates or audits the vault must read the value to learn whether it is a password, a connection string or a certificate."
  remedy   = "Set content_type, for example \"password\" or \"application/x-pkcs12\"."
  aliases  = ["CKV_AZURE_114", "AVD-AZU-0015"]
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

  example "passes" "written" {
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
      content_type = "password"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "key_vault_id" {
      type = string
    }

    variable "password" {
      type = string
    }

    variable "kind" {
      type = string
    }

    resource "azurerm_key_vault_secret" "main" {
      name         = "orders"
      key_vault_id = var.key_vault_id
      value        = var.password
      content_type = var.kind
    }
  }
}
