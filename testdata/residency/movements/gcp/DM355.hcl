# --- outside
resource "google_bigquery_dataset" "away" {
  location   = "us-central1"
  dataset_id = "bank_away"
}

resource "google_bigquery_data_transfer_config" "this" {
  display_name           = "bank"
  location               = "europe-west3"
  data_source_id         = "amazon_s3"
  destination_dataset_id = google_bigquery_dataset.away.dataset_id
  params = {
    data_path     = "s3://bank-ledger/*.csv"
    access_key_id = "example"
  }
}

# --- inside
resource "google_bigquery_dataset" "away" {
  location   = "europe-north1"
  dataset_id = "bank_away"
}

resource "google_bigquery_data_transfer_config" "this" {
  display_name           = "bank"
  location               = "europe-west3"
  data_source_id         = "amazon_s3"
  destination_dataset_id = google_bigquery_dataset.away.dataset_id
  params = {
    data_path     = "s3://bank-ledger/*.csv"
    access_key_id = "example"
  }
}
