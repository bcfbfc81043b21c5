check "key-rotation-disabled" {
  title    = "Encryption key is never rotated"
  severity = "medium"
  on       = ["facet.key"]
  fail     = self.rotated == false
  at       = self.rotated
  message  = "${self.called} is not rotated: the same key material encrypts for ever"
  why      = "The longer one key is used, the more is readable when it leaks. Rotation makes new key material on a schedule and keeps the old for decryption, so nothing has to be encrypted again."
  remedy = {
    aws_kms_key                       = "Set enable_key_rotation = true."
    azurerm_key_vault_key             = "Add a rotation_policy block with an automatic block, for example time_before_expiry = \"P30D\" with expire_after = \"P90D\"."
    google_kms_crypto_key             = "Set rotation_period, for example to \"7776000s\" for 90 days."
    oci_kms_key                       = "Set is_auto_rotation_enabled = true and rotation_interval_in_days in auto_key_rotation_details; the vault must be a virtual private one."
    ibm_kms_key                       = "Add an ibm_kms_key_policies with a rotation block, for example interval_month = 3."
    ibm_kms_key_with_policy_overrides = "Add a rotation block with enabled = true, for example interval_month = 3."
    default                           = "Switch automatic rotation on."
  }
  aliases   = []
  yields_to = ["aws-kms-key-rotation-disabled", "gcp-kms-key-rotation-slow"]
  cwe       = [324]
  since     = "0.1"

  fix {
    on  = ["aws_kms_key"]
    set = { enable_key_rotation = true }
  }

  fix {
    on  = ["google_kms_crypto_key"]
    set = { rotation_period = "7776000s" }
  }

  fix {
    on     = ["azurerm_key_vault_key"]
    unsafe = "Terraform must be allowed to set the policy of rotation in the vault, and rotations cost"
    set    = { "rotation_policy.automatic.time_after_creation" = "P90D" }
  }

  fix {
    on     = ["oci_kms_key"]
    unsafe = "Only keys of a virtual private vault can rotate by themselves"
    set    = { is_auto_rotation_enabled = true, "auto_key_rotation_details.rotation_interval_in_days" = 90 }
  }

  fix {
    on     = ["ibm_kms_key"]
    unsafe = "Each version of a key costs by the month"

    add "ibm_kms_key_policies" {
      instance_id = self.instance_id
      key_id      = self.key_id

      rotation {
        interval_month = 3
      }
    }
  }

  fix {
    on     = ["ibm_kms_key_with_policy_overrides"]
    unsafe = "Each version of a key costs by the month"
    set    = { "rotation.enabled" = true, "rotation.interval_month" = 3 }
  }

  example "fails" "AWS: by default" {
    resource "aws_kms_key" "main" {
      description = "Orders"
    }
  }

  example "passes" "AWS: rotated; an asymmetric key cannot be" {
    resource "aws_kms_key" "main" {
      description         = "Orders"
      enable_key_rotation = true
    }

    resource "aws_kms_key" "signing" {
      description              = "Orders"
      customer_master_key_spec = "RSA_3072"
      key_usage                = "SIGN_VERIFY"
    }
  }

  example "fails" "Azure: no policy" {
    resource "azurerm_key_vault_key" "main" {
      name         = "orders"
      key_vault_id = "/subscriptions/1/resourceGroups/keys/providers/Microsoft.KeyVault/vaults/keys"
      key_type     = "RSA-HSM"
      key_size     = 3072
      key_opts     = ["wrapKey", "unwrapKey"]
    }
  }

  example "fails" "Azure: a policy that only lets the key expire" {
    resource "azurerm_key_vault_key" "main" {
      name         = "orders"
      key_vault_id = "/subscriptions/1/resourceGroups/keys/providers/Microsoft.KeyVault/vaults/keys"
      key_type     = "RSA-HSM"
      key_size     = 3072
      key_opts     = ["wrapKey", "unwrapKey"]

      rotation_policy {
        expire_after         = "P90D"
        notify_before_expiry = "P29D"
      }
    }
  }

  example "passes" "Azure: a policy" {
    resource "azurerm_key_vault_key" "main" {
      name         = "orders"
      key_vault_id = "/subscriptions/1/resourceGroups/keys/providers/Microsoft.KeyVault/vaults/keys"
      key_type     = "RSA-HSM"
      key_size     = 3072
      key_opts     = ["wrapKey", "unwrapKey"]

      rotation_policy {
        expire_after         = "P90D"
        notify_before_expiry = "P29D"

        automatic {
          time_before_expiry = "P30D"
        }
      }
    }
  }

  example "fails" "Google Cloud: no period" {
    resource "google_kms_crypto_key" "main" {
      name     = "orders"
      key_ring = "projects/example/locations/europe-west3/keyRings/data"
    }
  }

  example "passes" "Google Cloud: a period; an asymmetric key cannot have one" {
    resource "google_kms_crypto_key" "main" {
      name            = "orders"
      key_ring        = "projects/example/locations/europe-west3/keyRings/data"
      rotation_period = "7776000s"
    }

    resource "google_kms_crypto_key" "signing" {
      name     = "orders"
      key_ring = "projects/example/locations/europe-west3/keyRings/data"
      purpose  = "ASYMMETRIC_SIGN"

      version_template {
        algorithm = "EC_SIGN_P256_SHA256"
      }
    }
  }

  example "fails" "Oracle Cloud: by default" {
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

  example "passes" "Oracle Cloud: rotated" {
    resource "oci_kms_key" "main" {
      compartment_id           = "ocid1.compartment.oc1..example"
      display_name             = "orders"
      management_endpoint      = "https://example-management.kms.eu-frankfurt-1.oraclecloud.com"
      is_auto_rotation_enabled = true

      key_shape {
        algorithm = "AES"
        length    = 32
      }

      auto_key_rotation_details {
        rotation_interval_in_days = 90
      }
    }
  }

  example "passes" "Oracle Cloud: a vault of the default type cannot rotate" {
    resource "oci_kms_key" "main" {
      compartment_id      = "ocid1.compartment.oc1..example"
      display_name        = "orders"
      management_endpoint = oci_kms_vault.main.management_endpoint

      key_shape {
        algorithm = "AES"
        length    = 32
      }
    }

    resource "oci_kms_vault" "main" {
      compartment_id = "ocid1.compartment.oc1..example"
      display_name   = "main"
      vault_type     = "DEFAULT"
    }
  }

  example "fails" "IBM Cloud: no policy" {
    resource "ibm_kms_key" "main" {
      instance_id = "3"
      key_name    = "orders"
    }
  }

  example "passes" "IBM Cloud: a policy" {
    resource "ibm_kms_key" "main" {
      instance_id = "3"
      key_name    = "orders"
    }

    resource "ibm_kms_key_policies" "main" {
      instance_id = "3"
      key_id      = ibm_kms_key.main.key_id

      rotation {
        interval_month = 3
      }
    }
  }

  example "passes" "IBM Cloud: a standard key cannot be rotated" {
    resource "ibm_kms_key" "main" {
      instance_id  = "3"
      key_name     = "orders"
      standard_key = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "rotate" {
      type = bool
    }

    resource "oci_kms_key" "main" {
      compartment_id           = "ocid1.compartment.oc1..example"
      display_name             = "orders"
      management_endpoint      = "https://example-management.kms.eu-frankfurt-1.oraclecloud.com"
      is_auto_rotation_enabled = var.rotate

      key_shape {
        algorithm = "AES"
        length    = 32
      }
    }
  }
}
