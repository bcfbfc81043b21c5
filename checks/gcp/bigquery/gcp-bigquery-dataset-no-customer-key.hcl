check "gcp-bigquery-dataset-no-customer-key" {
  title    = "BigQuery dataset is not encrypted with a key of your own"
  severity = "low"
  on       = ["google_bigquery_dataset"]
  fail     = self.default_encryption_configuration.kms_key_name == null
  at       = self.default_encryption_configuration
  message  = "Tables in this dataset are encrypted with Google's key"
  why      = "Google encrypts all data, but with a key that you can neither withdraw nor watch. With a key of your own you can, and its log says when it was used."
  remedy   = "Add default_encryption_configuration with kms_key_name where rules ask for it; tables that exist keep their key."
  aliases  = ["CKV_GCP_81"]
  since    = "0.1"

  example "fails" "not written" {
    resource "google_bigquery_dataset" "sales" {
      dataset_id = "sales"
      location   = "europe-west3"
    }
  }

  example "passes" "a key" {
    resource "google_kms_crypto_key" "bigquery" {
      name     = "bigquery"
      key_ring = "projects/example/locations/europe-west3/keyRings/data"
    }

    resource "google_bigquery_dataset" "sales" {
      dataset_id = "sales"
      location   = "europe-west3"

      default_encryption_configuration {
        kms_key_name = google_kms_crypto_key.bigquery.id
      }
    }
  }

  example "passes" "the text of a key" {
    resource "google_bigquery_dataset" "sales" {
      dataset_id = "sales"
      location   = "europe-west3"

      default_encryption_configuration {
        kms_key_name = "projects/example/locations/europe-west3/keyRings/data/cryptoKeys/bigquery"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "key" {
      type = string
    }

    resource "google_bigquery_dataset" "sales" {
      dataset_id = "sales"
      location   = "europe-west3"

      default_encryption_configuration {
        kms_key_name = var.key
      }
    }
  }
}
