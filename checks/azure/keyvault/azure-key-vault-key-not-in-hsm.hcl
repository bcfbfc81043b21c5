check "azure-key-vault-key-not-in-hsm" {
  title    = "Key is kept in software, not in a hardware security module"
  severity = "info"
  on       = ["azurerm_key_vault_key"]
  fail     = contains(["RSA", "EC"], self.key_type)
  at       = self.key_type
  message  = "Key type is \"${self.key_type}\""
  why      = "A key of type RSA-HSM or EC-HSM never leaves validated hardware. Some standards (FIPS 140 level 2 and above) ask for that."
  remedy   = "Set key_type to \"RSA-HSM\" or \"EC-HSM\"; the vault needs the premium SKU."
  aliases  = ["CKV_AZURE_112"]
  since    = "0.1"

  example "fails" "in software" {
    variable "key_vault_id" {
      type = string
    }

    resource "azurerm_key_vault_key" "main" {
      name         = "orders"
      key_vault_id = var.key_vault_id
      key_opts     = ["wrapKey", "unwrapKey"]
      key_type     = "RSA"
      key_size     = 2048
    }
  }

  example "passes" "in hardware" {
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

  example "unknown" "from a variable without a value" {
    variable "key_vault_id" {
      type = string
    }

    variable "setting" {
      type = string
    }

    resource "azurerm_key_vault_key" "main" {
      name         = "orders"
      key_vault_id = var.key_vault_id
      key_opts     = ["wrapKey", "unwrapKey"]
      key_type     = var.setting
      key_size     = 3072
    }
  }
}
