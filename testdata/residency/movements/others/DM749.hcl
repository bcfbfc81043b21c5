# --- outside
resource "google_storage_bucket" "away" {
  name     = "bank-logs"
  location = "us-east4"
}

resource "fastly_service_vcl" "this" {
  name = "www"

  domain {
    name = "www.bank.example"
  }

  logging_gcs {
    name        = "requests"
    bucket_name = google_storage_bucket.away.name
  }
}

# --- inside
resource "google_storage_bucket" "away" {
  name     = "bank-logs"
  location = "europe-southwest1"
}

resource "fastly_service_vcl" "this" {
  name = "www"

  domain {
    name = "www.bank.example"
  }

  logging_gcs {
    name        = "requests"
    bucket_name = google_storage_bucket.away.name
  }
}
