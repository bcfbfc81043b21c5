# --- outside
resource "google_logging_organization_settings" "this" {
  organization     = "123456789"
  storage_location = "us-central1"
}

# --- inside
resource "google_logging_organization_settings" "this" {
  organization     = "123456789"
  storage_location = "europe-west1"
}
