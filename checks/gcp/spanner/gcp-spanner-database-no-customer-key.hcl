check "gcp-spanner-database-no-customer-key" {
  title    = "Spanner database is not encrypted with a key of your own"
  severity = "low"
  on       = ["google_spanner_database"]
  fail     = self.encryption_config.kms_key_name == null && length(self.encryption_config.kms_key_names) == 0
  at       = self.encryption_config
  message  = "encryption_config names no key"
  why      = "Google encrypts all data, but with a key that you can neither withdraw nor watch. With a key of your own you can, and its log says when it was used."
  remedy   = "Add encryption_config with kms_key_name, or kms_key_names for an instance of several regions, where rules ask for it."
  aliases  = ["CKV_GCP_93"]
  since    = "0.1"

  example "fails" "not written" {
    resource "google_spanner_database" "orders" {
      instance = "main"
      name     = "orders"
    }
  }

  example "passes" "a key" {
    resource "google_spanner_database" "orders" {
      instance = "main"
      name     = "orders"

      encryption_config {
        kms_key_name = "projects/example/locations/europe-west3/keyRings/data/cryptoKeys/spanner"
      }
    }
  }

  example "passes" "a key for each region" {
    resource "google_spanner_database" "orders" {
      instance = "main"
      name     = "orders"

      encryption_config {
        kms_key_names = ["projects/example/locations/europe-west3/keyRings/data/cryptoKeys/spanner"]
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "key" {
      type = string
    }

    resource "google_spanner_database" "orders" {
      instance = "main"
      name     = "orders"

      encryption_config {
        kms_key_name = var.key
      }
    }
  }
}
