# --- outside
resource "google_logging_folder_settings" "this" {
  folder           = "123456"
  storage_location = "us-central1"
}

# --- inside
resource "google_logging_folder_settings" "this" {
  folder           = "123456"
  storage_location = "europe-west1"
}
