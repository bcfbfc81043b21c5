check "gcp-kms-key-rotation-slow" {
  title    = "Cloud KMS key is rotated less often than every 90 days"
  severity = "medium"
  on       = ["google_kms_crypto_key"]
  when     = (self.purpose == null || self.purpose == "ENCRYPT_DECRYPT") && !self.import_only
  fail     = self.rotation_period == null || tonumber(trimsuffix(coalesce(self.rotation_period, "0s"), "s")) > 7776000
  at       = self.rotation_period
  message  = self.rotation_period == null ? "The key is not rotated: rotation_period is not set" : "The key is rotated every ${self.rotation_period}, which is more than 90 days"
  why      = "The longer one key is used, the more is readable when it leaks. A rotation keeps the old versions for decryption, so nothing has to be encrypted again."
  remedy   = "Set rotation_period = \"7776000s\" (90 days) or less."
  aliases  = ["CKV_GCP_43", "AVD-GCP-0065"]
  cwe      = [324]
  since    = "0.1"

  fix {
    set = { rotation_period = "7776000s" }
  }

  example "fails" "not written" {
    resource "google_kms_crypto_key" "main" {
      name     = "orders"
      key_ring = "projects/example/locations/europe-west3/keyRings/data"
    }
  }

  example "fails" "a year" {
    resource "google_kms_crypto_key" "main" {
      name            = "orders"
      key_ring        = "projects/example/locations/europe-west3/keyRings/data"
      rotation_period = "31536000s"
    }
  }

  example "passes" "90 days" {
    resource "google_kms_crypto_key" "main" {
      name            = "orders"
      key_ring        = "projects/example/locations/europe-west3/keyRings/data"
      rotation_period = "7776000s"
    }
  }

  example "passes" "an asymmetric key cannot be rotated by a schedule" {
    resource "google_kms_crypto_key" "main" {
      name     = "orders"
      key_ring = "projects/example/locations/europe-west3/keyRings/data"
      purpose  = "ASYMMETRIC_SIGN"

      version_template {
        algorithm = "EC_SIGN_P256_SHA256"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "period" {
      type = string
    }

    resource "google_kms_crypto_key" "main" {
      name            = "orders"
      key_ring        = "projects/example/locations/europe-west3/keyRings/data"
      rotation_period = var.period
    }
  }
}
