# --- outside
resource "google_pubsub_topic" "away" {
  name = "events-away"

  message_storage_policy {
    allowed_persistence_regions = ["europe-west2"]
  }
}

resource "google_healthcare_dataset" "home" {
  name     = "bankhome"
  location = "europe-west3"
}

resource "google_healthcare_hl7_v2_store" "this" {
  name    = "bank"
  dataset = google_healthcare_dataset.home.id

  notification_configs {
    pubsub_topic = google_pubsub_topic.away.id
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

resource "google_healthcare_hl7_v2_store" "this" {
  name    = "bank"
  dataset = google_healthcare_dataset.home.id

  notification_configs {
    pubsub_topic = google_pubsub_topic.away.id
  }
}
