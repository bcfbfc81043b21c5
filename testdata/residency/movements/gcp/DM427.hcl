# --- outside
resource "google_pubsub_topic" "away" {
  name = "events-away"

  message_storage_policy {
    allowed_persistence_regions = ["us-east4"]
  }
}

resource "google_healthcare_dataset" "home" {
  name     = "bankhome"
  location = "europe-west3"
}

resource "google_healthcare_dicom_store" "this" {
  name    = "bank"
  dataset = google_healthcare_dataset.home.id

  notification_config {
    pubsub_topic = google_pubsub_topic.away.id
  }
}

# --- inside
resource "google_pubsub_topic" "away" {
  name = "events-away"

  message_storage_policy {
    allowed_persistence_regions = ["europe-west9"]
  }
}

resource "google_healthcare_dataset" "home" {
  name     = "bankhome"
  location = "europe-west3"
}

resource "google_healthcare_dicom_store" "this" {
  name    = "bank"
  dataset = google_healthcare_dataset.home.id

  notification_config {
    pubsub_topic = google_pubsub_topic.away.id
  }
}
