# --- outside
resource "google_storage_bucket" "home" {
  name     = "bank-home"
  location = "europe-west3"
}

resource "google_storage_bucket" "away" {
  name     = "bank-away"
  location = "asia-northeast1"
}

resource "google_storage_transfer_job" "this" {
  description = "Bank"

  transfer_spec {
    gcs_data_source {
      bucket_name = google_storage_bucket.home.name
    }

    gcs_data_sink {
      bucket_name = google_storage_bucket.away.name
    }
  }
}

# --- inside
resource "google_storage_bucket" "home" {
  name     = "bank-home"
  location = "europe-west3"
}

resource "google_storage_bucket" "away" {
  name     = "bank-away"
  location = "europe-west1"
}

resource "google_storage_transfer_job" "this" {
  description = "Bank"

  transfer_spec {
    gcs_data_source {
      bucket_name = google_storage_bucket.home.name
    }

    gcs_data_sink {
      bucket_name = google_storage_bucket.away.name
    }
  }
}
