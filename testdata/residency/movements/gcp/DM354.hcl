# --- outside
resource "google_storage_bucket" "away" {
  name     = "bank-away"
  location = "us-central1"
}

resource "google_bigquery_dataset" "this" {
  location   = "europe-west3"
  dataset_id = "bank"

  external_catalog_dataset_options {
    default_storage_location_uri = "gs://${google_storage_bucket.away.name}/tables"
  }
}

# --- inside
resource "google_storage_bucket" "away" {
  name     = "bank-away"
  location = "europe-west1"
}

resource "google_bigquery_dataset" "this" {
  location   = "europe-west3"
  dataset_id = "bank"

  external_catalog_dataset_options {
    default_storage_location_uri = "gs://${google_storage_bucket.away.name}/tables"
  }
}
