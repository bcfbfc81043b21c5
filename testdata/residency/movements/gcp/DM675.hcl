# --- outside
resource "google_pubsub_topic" "away" {
  name = "events-away"

  message_storage_policy {
    allowed_persistence_regions = ["asia-southeast1"]
  }
}

resource "google_healthcare_dataset" "home" {
  name     = "bankhome"
  location = "europe-west3"
}

resource "google_healthcare_fhir_store" "this" {
  name    = "bank"
  version = "R4"
  dataset = google_healthcare_dataset.home.id

  notification_configs {
    pubsub_topic       = google_pubsub_topic.away.id
    send_full_resource = true
  }
}

# --- inside
resource "google_pubsub_topic" "away" {
  name = "events-away"

  message_storage_policy {
    allowed_persistence_regions = ["europe-southwest1"]
  }
}

resource "google_healthcare_dataset" "home" {
  name     = "bankhome"
  location = "europe-west3"
}

resource "google_healthcare_fhir_store" "this" {
  name    = "bank"
  version = "R4"
  dataset = google_healthcare_dataset.home.id

  notification_configs {
    pubsub_topic       = google_pubsub_topic.away.id
    send_full_resource = true
  }
}
