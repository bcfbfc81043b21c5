check "key-software-protected" {
  title    = "Encryption key is not kept in a hardware security module"
  severity = "info"
  on       = ["facet.key"]
  fail     = self.in_software
  at       = self.in_software
  message  = "${self.called} is protected by software, not by a hardware security module"
  why      = "Key material that is in the memory of a server can be copied from there, and some regulations (FIPS 140 level 3, payment cards) ask for hardware."
  remedy = {
    azurerm_key_vault_key = "Set key_type to \"RSA-HSM\" or \"EC-HSM\"; the vault needs the premium tier."
    google_kms_crypto_key = "Set protection_level = \"HSM\" in the version_template block; it can only be chosen at creation."
    oci_kms_key           = "Set protection_mode = \"HSM\", or leave it out: it is the default."
    default               = "Choose a key in hardware."
  }
  aliases = ["CKV_AZURE_112"]
  since   = "0.1"

  fix {
    on     = ["oci_kms_key"]
    unsafe = "Replaces the key: what is encrypted under it has to be encrypted anew"
    set    = { protection_mode = "HSM" }
  }

  example "passes" "AWS: always in hardware" {
    resource "aws_kms_key" "main" {
      description = "Orders"
    }
  }

  example "fails" "Azure: software" {
    resource "azurerm_key_vault_key" "main" {
      name         = "orders"
      key_vault_id = "/subscriptions/1/resourceGroups/keys/providers/Microsoft.KeyVault/vaults/keys"
      key_size     = 3072
      key_opts     = ["wrapKey", "unwrapKey"]
      key_type     = "RSA"
    }
  }

  example "passes" "Azure: hardware" {
    resource "azurerm_key_vault_key" "main" {
      name         = "orders"
      key_vault_id = "/subscriptions/1/resourceGroups/keys/providers/Microsoft.KeyVault/vaults/keys"
      key_type     = "RSA-HSM"
      key_size     = 3072
      key_opts     = ["wrapKey", "unwrapKey"]
    }
  }

  example "fails" "Google Cloud: by default" {
    resource "google_kms_crypto_key" "main" {
      name     = "orders"
      key_ring = "projects/example/locations/europe-west3/keyRings/data"
    }
  }

  example "passes" "Google Cloud: hardware" {
    resource "google_kms_crypto_key" "main" {
      name     = "orders"
      key_ring = "projects/example/locations/europe-west3/keyRings/data"

      version_template {
        algorithm        = "GOOGLE_SYMMETRIC_ENCRYPTION"
        protection_level = "HSM"
      }
    }
  }

  example "fails" "Oracle Cloud: software" {
    resource "oci_kms_key" "main" {
      compartment_id      = "ocid1.compartment.oc1..example"
      display_name        = "orders"
      management_endpoint = "https://example-management.kms.eu-frankfurt-1.oraclecloud.com"
      protection_mode     = "SOFTWARE"

      key_shape {
        algorithm = "AES"
        length    = 32
      }
    }
  }

  example "passes" "Oracle Cloud: by default" {
    resource "oci_kms_key" "main" {
      compartment_id      = "ocid1.compartment.oc1..example"
      display_name        = "orders"
      management_endpoint = "https://example-management.kms.eu-frankfurt-1.oraclecloud.com"

      key_shape {
        algorithm = "AES"
        length    = 32
      }
    }
  }

  example "passes" "IBM Cloud: always in hardware" {
    resource "ibm_kms_key" "main" {
      instance_id = "3"
      key_name    = "orders"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "type" {
      type = string
    }

    resource "azurerm_key_vault_key" "main" {
      name         = "orders"
      key_vault_id = "/subscriptions/1/resourceGroups/keys/providers/Microsoft.KeyVault/vaults/keys"
      key_size     = 3072
      key_opts     = ["wrapKey", "unwrapKey"]
      key_type     = var.type
    }
  }
}
