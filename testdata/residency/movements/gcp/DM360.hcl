# --- outside
resource "google_bigquery_dataset" "home" {
  location   = "europe-west3"
  dataset_id = "bank_home"
}

resource "google_bigquery_dataset" "away" {
  location   = "us-east4"
  dataset_id = "bank_away"
}

resource "google_bigquery_job" "this" {
  location = "europe-west3"
  job_id   = "copy-ledger"

  copy {
    source_tables {
      dataset_id = google_bigquery_dataset.home.dataset_id
      table_id   = "ledger"
    }

    destination_table {
      dataset_id = google_bigquery_dataset.away.dataset_id
      table_id   = "ledger"
    }
  }
}

# --- inside
resource "google_bigquery_dataset" "home" {
  location   = "europe-west3"
  dataset_id = "bank_home"
}

resource "google_bigquery_dataset" "away" {
  location   = "europe-north1"
  dataset_id = "bank_away"
}

resource "google_bigquery_job" "this" {
  location = "europe-west3"
  job_id   = "copy-ledger"

  copy {
    source_tables {
      dataset_id = google_bigquery_dataset.home.dataset_id
      table_id   = "ledger"
    }

    destination_table {
      dataset_id = google_bigquery_dataset.away.dataset_id
      table_id   = "ledger"
    }
  }
}
