# --- outside
resource "google_bigquery_dataset" "away" {
  location   = "us-central1"
  dataset_id = "bank_away"
}

resource "google_healthcare_dataset" "home" {
  name     = "bankhome"
  location = "europe-west3"
}

resource "google_healthcare_fhir_store" "this" {
  name    = "bank"
  version = "R4"
  dataset = google_healthcare_dataset.home.id

  stream_configs {
    bigquery_destination {
      dataset_uri = "bq://bank-data.${google_bigquery_dataset.away.dataset_id}"

      schema_config {
        recursive_structure_depth = 3
      }
    }
  }
}

# --- inside
resource "google_bigquery_dataset" "away" {
  location   = "europe-west4"
  dataset_id = "bank_away"
}

resource "google_healthcare_dataset" "home" {
  name     = "bankhome"
  location = "europe-west3"
}

resource "google_healthcare_fhir_store" "this" {
  name    = "bank"
  version = "R4"
  dataset = google_healthcare_dataset.home.id

  stream_configs {
    bigquery_destination {
      dataset_uri = "bq://bank-data.${google_bigquery_dataset.away.dataset_id}"

      schema_config {
        recursive_structure_depth = 3
      }
    }
  }
}
