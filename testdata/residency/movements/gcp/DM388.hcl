# --- outside
resource "google_storage_bucket" "away" {
  name     = "bank-away"
  location = "us-east4"
}

resource "google_logging_organization_sink" "this" {
  name        = "bank"
  org_id      = "123456789"
  destination = "storage.googleapis.com/${google_storage_bucket.away.name}"
}

# --- inside
resource "google_storage_bucket" "away" {
  name     = "bank-away"
  location = "europe-west4"
}

resource "google_logging_organization_sink" "this" {
  name        = "bank"
  org_id      = "123456789"
  destination = "storage.googleapis.com/${google_storage_bucket.away.name}"
}
