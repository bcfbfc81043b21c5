# expects: unknown
resource "google_storage_bucket" "home" {
  name     = "bank-home"
  location = "europe-west3"
}

resource "google_storage_transfer_job" "this" {
  description = "Bank"

  transfer_spec {
    gcs_data_source {
      bucket_name = google_storage_bucket.home.name
    }

    posix_data_sink {
      root_directory = "/srv/ledger"
    }
  }
}
