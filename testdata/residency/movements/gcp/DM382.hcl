# --- outside
resource "google_pubsub_topic" "home" {
  name = "events-home"

  message_storage_policy {
    allowed_persistence_regions = ["europe-west3"]
  }
}

resource "google_cloud_run_v2_service" "away" {
  name     = "bankaway"
  location = "us-east4"

  template {}
}

resource "google_pubsub_subscription" "this" {
  name  = "bank"
  topic = google_pubsub_topic.home.id

  push_config {
    push_endpoint = google_cloud_run_v2_service.away.uri
  }
}

# --- inside
resource "google_pubsub_topic" "home" {
  name = "events-home"

  message_storage_policy {
    allowed_persistence_regions = ["europe-west3"]
  }
}

resource "google_cloud_run_v2_service" "away" {
  name     = "bankaway"
  location = "europe-west4"

  template {}
}

resource "google_pubsub_subscription" "this" {
  name  = "bank"
  topic = google_pubsub_topic.home.id

  push_config {
    push_endpoint = google_cloud_run_v2_service.away.uri
  }
}
