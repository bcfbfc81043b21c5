check "gcp-bigquery-table-deletion-protection-disabled" {
  title      = "BigQuery table can be destroyed by a change of code"
  severity   = "low"
  on         = ["google_bigquery_table"]
  when       = self.view == null && self.external_data_configuration == null && self.materialized_view == null
  fail       = !self.deletion_protection
  at         = self.deletion_protection
  message    = "deletion_protection is false"
  why        = "A renamed table or a change of schema makes Terraform destroy the table with all its rows and make an empty one, without another question."
  remedy     = "Remove deletion_protection = false; the provider protects tables by default."
  similar_to = ["CKV_GCP_121"]
  since      = "0.1"

  fix {
    set = { deletion_protection = true }
  }

  example "fails" "switched off" {
    resource "google_bigquery_table" "orders" {
      dataset_id          = "sales"
      table_id            = "orders"
      deletion_protection = false
    }
  }

  example "passes" "switched on" {
    resource "google_bigquery_table" "orders" {
      dataset_id          = "sales"
      table_id            = "orders"
      deletion_protection = true
    }
  }

  example "passes" "the default" {
    resource "google_bigquery_table" "orders" {
      dataset_id = "sales"
      table_id   = "orders"
    }
  }

  example "passes" "a view holds no data" {
    resource "google_bigquery_table" "orders" {
      dataset_id          = "sales"
      table_id            = "orders"
      deletion_protection = false

      view {
        query          = "SELECT 1"
        use_legacy_sql = false
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "protect" {
      type = bool
    }

    resource "google_bigquery_table" "orders" {
      dataset_id          = "sales"
      table_id            = "orders"
      deletion_protection = var.protect
    }
  }
}
