# --- outside
resource "google_storage_bucket" "away" {
  name     = "bank-away"
  location = "europe-west6"
}

resource "google_storage_bucket" "this" {
  name     = "bank-ledger"
  location = "europe-west3"

  logging {
    log_bucket = google_storage_bucket.away.name
  }
}

# --- inside
resource "google_storage_bucket" "away" {
  name     = "bank-away"
  location = "europe-southwest1"
}

resource "google_storage_bucket" "this" {
  name     = "bank-ledger"
  location = "europe-west3"

  logging {
    log_bucket = google_storage_bucket.away.name
  }
}
