# --- outside
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
      source_hierarchy_datasets {
        dataset_template {
          location = "US"
        }
      }
    }
  }
}

# --- inside
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
      source_hierarchy_datasets {
        dataset_template {
          location = "EU"
        }
      }
    }
  }
}
