# --- outside
resource "google_pubsub_topic" "away" {
  name = "events-away"

  message_storage_policy {
    allowed_persistence_regions = ["us-east4"]
  }
}

resource "google_cloud_asset_project_feed" "this" {
  feed_id      = "all"
  content_type = "RESOURCE"

  feed_output_config {
    pubsub_destination {
      topic = google_pubsub_topic.away.id
    }
  }
}

# --- inside
resource "google_pubsub_topic" "away" {
  name = "events-away"

  message_storage_policy {
    allowed_persistence_regions = ["europe-southwest1"]
  }
}

resource "google_cloud_asset_project_feed" "this" {
  feed_id      = "all"
  content_type = "RESOURCE"

  feed_output_config {
    pubsub_destination {
      topic = google_pubsub_topic.away.id
    }
  }
}
