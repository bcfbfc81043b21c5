# --- outside
resource "google_storage_bucket" "away" {
  name     = "bank-away"
  location = "us-east4"
}

resource "google_logging_folder_sink" "this" {
  name        = "bank"
  folder      = "123456"
  destination = "storage.googleapis.com/${google_storage_bucket.away.name}"
}

# --- inside
resource "google_storage_bucket" "away" {
  name     = "bank-away"
  location = "europe-north1"
}

resource "google_logging_folder_sink" "this" {
  name        = "bank"
  folder      = "123456"
  destination = "storage.googleapis.com/${google_storage_bucket.away.name}"
}
