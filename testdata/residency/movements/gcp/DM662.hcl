# --- outside
resource "google_storage_bucket" "away" {
  name     = "bank-away"
  location = "europe-west2"
}

resource "google_storage_transfer_job" "this" {
  description = "Bank"

  transfer_spec {
    posix_data_source {
      root_directory = "/srv/ledger"
    }

    gcs_data_sink {
      bucket_name = google_storage_bucket.away.name
    }
  }
}

# --- inside
resource "google_storage_bucket" "away" {
  name     = "bank-away"
  location = "europe-west9"
}

resource "google_storage_transfer_job" "this" {
  description = "Bank"

  transfer_spec {
    posix_data_source {
      root_directory = "/srv/ledger"
    }

    gcs_data_sink {
      bucket_name = google_storage_bucket.away.name
    }
  }
}
