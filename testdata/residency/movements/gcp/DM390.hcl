# --- outside
resource "google_storage_bucket" "away" {
  name     = "bank-away"
  location = "asia-northeast1"
}

resource "google_logging_billing_account_sink" "this" {
  name            = "bank"
  billing_account = "00AA00-000AA0-00AA0A"
  destination     = "storage.googleapis.com/${google_storage_bucket.away.name}"
}

# --- inside
resource "google_storage_bucket" "away" {
  name     = "bank-away"
  location = "europe-southwest1"
}

resource "google_logging_billing_account_sink" "this" {
  name            = "bank"
  billing_account = "00AA00-000AA0-00AA0A"
  destination     = "storage.googleapis.com/${google_storage_bucket.away.name}"
}
