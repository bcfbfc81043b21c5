# --- outside
resource "google_storage_bucket" "away" {
  name     = "bank-logs"
  location = "us-east4"
}

resource "datadog_logs_archive" "this" {
  name  = "all"
  query = "*"

  gcs_archive {
    bucket       = google_storage_bucket.away.name
    path         = "/logs"
    client_email = "datadog@bank-data.iam.gserviceaccount.com"
  }
}

# --- inside
resource "google_storage_bucket" "away" {
  name     = "bank-logs"
  location = "europe-west1"
}

resource "datadog_logs_archive" "this" {
  name  = "all"
  query = "*"

  gcs_archive {
    bucket       = google_storage_bucket.away.name
    path         = "/logs"
    client_email = "datadog@bank-data.iam.gserviceaccount.com"
  }
}
