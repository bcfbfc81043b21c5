# --- outside
resource "google_compute_snapshot_settings" "this" {
  storage_location {
    policy = "SPECIFIC_LOCATIONS"

    locations {
      name     = "us-central1"
      location = "us-central1"
    }
  }
}

# --- inside
resource "google_compute_snapshot_settings" "this" {
  storage_location {
    policy = "SPECIFIC_LOCATIONS"

    locations {
      name     = "europe-west1"
      location = "europe-west1"
    }
  }
}
