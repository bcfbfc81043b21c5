# --- outside
resource "google_bigquery_dataset" "home" {
  location   = "europe-west3"
  dataset_id = "bank_home"
}

resource "google_storage_bucket" "away" {
  name     = "bank-away"
  location = "us-central1"
}

resource "google_bigquery_job" "this" {
  location = "europe-west3"
  job_id   = "extract-ledger"

  extract {
    destination_uris = ["gs://${google_storage_bucket.away.name}/ledger-*.csv"]

    source_table {
      dataset_id = google_bigquery_dataset.home.dataset_id
      table_id   = "ledger"
    }
  }
}

# --- inside
resource "google_bigquery_dataset" "home" {
  location   = "europe-west3"
  dataset_id = "bank_home"
}

resource "google_storage_bucket" "away" {
  name     = "bank-away"
  location = "europe-north1"
}

resource "google_bigquery_job" "this" {
  location = "europe-west3"
  job_id   = "extract-ledger"

  extract {
    destination_uris = ["gs://${google_storage_bucket.away.name}/ledger-*.csv"]

    source_table {
      dataset_id = google_bigquery_dataset.home.dataset_id
      table_id   = "ledger"
    }
  }
}
