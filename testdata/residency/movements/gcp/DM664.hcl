# --- outside
resource "google_bigquery_dataset" "away" {
  location   = "us-east4"
  dataset_id = "bank_away"
}

resource "google_bigquery_dataset" "home" {
  location   = "europe-west3"
  dataset_id = "bank_home"
}

resource "google_bigquery_data_transfer_config" "this" {
  display_name           = "bank"
  location               = "europe-west3"
  data_source_id         = "cross_region_copy"
  destination_dataset_id = google_bigquery_dataset.away.dataset_id
  params = {
    source_dataset_id = google_bigquery_dataset.home.dataset_id
    source_project_id = "bank-data"
  }
}

# --- inside
resource "google_bigquery_dataset" "away" {
  location   = "europe-west9"
  dataset_id = "bank_away"
}

resource "google_bigquery_dataset" "home" {
  location   = "europe-west3"
  dataset_id = "bank_home"
}

resource "google_bigquery_data_transfer_config" "this" {
  display_name           = "bank"
  location               = "europe-west3"
  data_source_id         = "cross_region_copy"
  destination_dataset_id = google_bigquery_dataset.away.dataset_id
  params = {
    source_dataset_id = google_bigquery_dataset.home.dataset_id
    source_project_id = "bank-data"
  }
}
