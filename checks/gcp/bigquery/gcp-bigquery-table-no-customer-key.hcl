check "gcp-bigquery-table-no-customer-key" {
  title      = "BigQuery table is not encrypted with a key of your own"
  severity   = "low"
  on         = ["google_bigquery_table"]
  when       = self.view == null && self.external_data_configuration == null && !anytrue([for dataset in related("google_bigquery_dataset") : dataset.default_encryption_configuration.kms_key_name != null])
  fail       = self.encryption_configuration.kms_key_name == null
  at         = self.encryption_configuration
  message    = "The table is encrypted with Google's key"
  why        = "Google encrypts all data, but with a key that you can neither withdraw nor watch. With a key of your own you can, and its log says when it was used."
  remedy     = "Add encryption_configuration with kms_key_name, or give the dataset a default key."
  similar_to = ["CKV_GCP_80"]
  since      = "0.1"

  example "fails" "not written" {
    resource "google_bigquery_table" "orders" {
      dataset_id = "sales"
      table_id   = "orders"
    }
  }

  example "fails" "in a dataset without a key" {
    resource "google_bigquery_dataset" "sales" {
      dataset_id = "sales"
      location   = "europe-west3"
    }

    resource "google_bigquery_table" "orders" {
      dataset_id = google_bigquery_dataset.sales.dataset_id
      table_id   = "orders"
    }
  }

  example "passes" "a key" {
    resource "google_bigquery_table" "orders" {
      dataset_id = "sales"
      table_id   = "orders"

      encryption_configuration {
        kms_key_name = "projects/example/locations/europe-west3/keyRings/data/cryptoKeys/bigquery"
      }
    }
  }

  example "passes" "the key of the dataset" {
    resource "google_bigquery_dataset" "sales" {
      dataset_id = "sales"
      location   = "europe-west3"

      default_encryption_configuration {
        kms_key_name = "projects/example/locations/europe-west3/keyRings/data/cryptoKeys/bigquery"
      }
    }

    resource "google_bigquery_table" "orders" {
      dataset_id = google_bigquery_dataset.sales.dataset_id
      table_id   = "orders"
    }
  }

  example "passes" "a view holds no data" {
    resource "google_bigquery_table" "orders" {
      dataset_id = "sales"
      table_id   = "orders"

      view {
        query          = "SELECT 1"
        use_legacy_sql = false
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "key" {
      type = string
    }

    resource "google_bigquery_table" "orders" {
      dataset_id = "sales"
      table_id   = "orders"

      encryption_configuration {
        kms_key_name = var.key
      }
    }
  }
}
