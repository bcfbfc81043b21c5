# --- outside
resource "google_storage_bucket" "away" {
  name     = "bank-away"
  location = "asia-southeast1"
}

resource "google_storage_transfer_job" "this" {
  description = "Bank"

  transfer_spec {
    aws_s3_data_source {
      bucket_name = "bank-ledger"
      role_arn    = "arn:aws:iam::123456789012:role/transfer"
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
    aws_s3_data_source {
      bucket_name = "bank-ledger"
      role_arn    = "arn:aws:iam::123456789012:role/transfer"
    }

    gcs_data_sink {
      bucket_name = google_storage_bucket.away.name
    }
  }
}
