# --- outside
resource "google_storage_bucket" "home" {
  name     = "bank-ledger"
  location = "US"
}

resource "google_storage_anywhere_cache" "this" {
  zone   = "europe-west6-b"
  bucket = google_storage_bucket.home.name
}

# --- inside
resource "google_storage_bucket" "home" {
  name     = "bank-ledger"
  location = "EU"
}

resource "google_storage_anywhere_cache" "this" {
  zone   = "europe-west4-b"
  bucket = google_storage_bucket.home.name
}
