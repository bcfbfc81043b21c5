# --- outside
resource "google_storage_bucket" "home" {
  name     = "bank-home"
  location = "europe-west3"
}

resource "google_pubsub_topic" "this" {
  name = "payments"

  message_storage_policy {
    allowed_persistence_regions = ["europe-west2"]
  }

  ingestion_data_source_settings {
    cloud_storage {
      bucket = google_storage_bucket.home.name
    }
  }
}

# --- inside
resource "google_storage_bucket" "home" {
  name     = "bank-home"
  location = "europe-west3"
}

resource "google_pubsub_topic" "this" {
  name = "payments"

  message_storage_policy {
    allowed_persistence_regions = ["europe-west9"]
  }

  ingestion_data_source_settings {
    cloud_storage {
      bucket = google_storage_bucket.home.name
    }
  }
}
