# --- outside
resource "google_bigquery_dataset" "away" {
  location   = "europe-west2"
  dataset_id = "bank_away"
}

resource "google_datastream_stream" "this" {
  display_name = "ledger"
  location     = "europe-west3"
  stream_id    = "ledger"

  backfill_none {}

  source_config {
    source_connection_profile = "projects/bank-data/locations/europe-west3/connectionProfiles/ledger"

    postgresql_source_config {
      publication      = "ledger"
      replication_slot = "ledger"
    }
  }

  destination_config {
    destination_connection_profile = "projects/bank-data/locations/europe-west3/connectionProfiles/warehouse"

    bigquery_destination_config {
      single_target_dataset {
        dataset_id = google_bigquery_dataset.away.id
      }
    }
  }
}

# --- inside
resource "google_bigquery_dataset" "away" {
  location   = "europe-west9"
  dataset_id = "bank_away"
}

resource "google_datastream_stream" "this" {
  display_name = "ledger"
  location     = "europe-west3"
  stream_id    = "ledger"

  backfill_none {}

  source_config {
    source_connection_profile = "projects/bank-data/locations/europe-west3/connectionProfiles/ledger"

    postgresql_source_config {
      publication      = "ledger"
      replication_slot = "ledger"
    }
  }

  destination_config {
    destination_connection_profile = "projects/bank-data/locations/europe-west3/connectionProfiles/warehouse"

    bigquery_destination_config {
      single_target_dataset {
        dataset_id = google_bigquery_dataset.away.id
      }
    }
  }
}
