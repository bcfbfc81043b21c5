# --- outside
resource "google_pubsub_topic" "away" {
  name = "events-away"

  message_storage_policy {
    allowed_persistence_regions = ["asia-northeast1"]
  }
}

resource "google_eventarc_pipeline" "this" {
  location    = "europe-west3"
  pipeline_id = "audit"

  destinations {
    topic = google_pubsub_topic.away.id
  }
}

# --- inside
resource "google_pubsub_topic" "away" {
  name = "events-away"

  message_storage_policy {
    allowed_persistence_regions = ["europe-west1"]
  }
}

resource "google_eventarc_pipeline" "this" {
  location    = "europe-west3"
  pipeline_id = "audit"

  destinations {
    topic = google_pubsub_topic.away.id
  }
}
