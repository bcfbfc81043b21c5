# --- outside
resource "google_bigquery_dataset" "away" {
  location   = "us-east4"
  dataset_id = "bank_away"
}

resource "google_bigquery_job" "this" {
  location = "us-east4"
  job_id   = "query-ledger"

  query {
    query = "SELECT * FROM bank_home.ledger"

    destination_table {
      dataset_id = google_bigquery_dataset.away.dataset_id
      table_id   = "ledger"
    }
  }
}

# --- inside
resource "google_bigquery_dataset" "away" {
  location   = "europe-southwest1"
  dataset_id = "bank_away"
}

resource "google_bigquery_job" "this" {
  location = "europe-southwest1"
  job_id   = "query-ledger"

  query {
    query = "SELECT * FROM bank_home.ledger"

    destination_table {
      dataset_id = google_bigquery_dataset.away.dataset_id
      table_id   = "ledger"
    }
  }
}
