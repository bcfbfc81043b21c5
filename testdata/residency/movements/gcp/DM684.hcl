# --- outside
resource "google_pubsub_topic" "away" {
  name = "events-away"

  message_storage_policy {
    allowed_persistence_regions = ["us-east4"]
  }
}

resource "google_scc_notification_config" "this" {
  organization = "123456789"
  config_id    = "all"
  pubsub_topic = google_pubsub_topic.away.id

  streaming_config {
    filter = "state = ACTIVE"
  }
}

# --- inside
resource "google_pubsub_topic" "away" {
  name = "events-away"

  message_storage_policy {
    allowed_persistence_regions = ["europe-north1"]
  }
}

resource "google_scc_notification_config" "this" {
  organization = "123456789"
  config_id    = "all"
  pubsub_topic = google_pubsub_topic.away.id

  streaming_config {
    filter = "state = ACTIVE"
  }
}
