# --- outside
resource "google_storage_bucket" "away" {
  name     = "bank-away"
  location = "europe-west2"
}

resource "google_storage_transfer_job" "this" {
  description = "Bank"

  transfer_spec {
    aws_s3_compatible_data_source {
      bucket_name = "ledger"
      endpoint    = "objects.example.com"
    }

    gcs_data_sink {
      bucket_name = google_storage_bucket.away.name
    }
  }
}

# --- inside
resource "google_storage_bucket" "away" {
  name     = "bank-away"
  location = "europe-west1"
}

resource "google_storage_transfer_job" "this" {
  description = "Bank"

  transfer_spec {
    aws_s3_compatible_data_source {
      bucket_name = "ledger"
      endpoint    = "objects.example.com"
    }

    gcs_data_sink {
      bucket_name = google_storage_bucket.away.name
    }
  }
}
