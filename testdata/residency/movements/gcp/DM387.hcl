# --- outside
resource "google_storage_bucket" "away" {
  name     = "bank-away"
  location = "asia-southeast1"
}

resource "google_logging_project_sink" "this" {
  name        = "bank"
  destination = "storage.googleapis.com/${google_storage_bucket.away.name}"
}

# --- inside
resource "google_storage_bucket" "away" {
  name     = "bank-away"
  location = "europe-west9"
}

resource "google_logging_project_sink" "this" {
  name        = "bank"
  destination = "storage.googleapis.com/${google_storage_bucket.away.name}"
}
