# --- outside
resource "google_storage_bucket" "away" {
  name     = "bank-away"
  location = "asia-northeast1"
}

resource "google_storage_transfer_job" "this" {
  description = "Bank"

  transfer_spec {
    http_data_source {
      list_url = "https://files.example.com/list.tsv"
    }

    gcs_data_sink {
      bucket_name = google_storage_bucket.away.name
    }
  }
}

# --- inside
resource "google_storage_bucket" "away" {
  name     = "bank-away"
  location = "europe-north1"
}

resource "google_storage_transfer_job" "this" {
  description = "Bank"

  transfer_spec {
    http_data_source {
      list_url = "https://files.example.com/list.tsv"
    }

    gcs_data_sink {
      bucket_name = google_storage_bucket.away.name
    }
  }
}
