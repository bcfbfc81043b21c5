# --- outside
resource "google_pubsub_topic" "away" {
  name = "events-away"

  message_storage_policy {
    allowed_persistence_regions = ["us-east4"]
  }
}

resource "google_cloud_asset_folder_feed" "this" {
  folder          = "123456"
  feed_id         = "all"
  content_type    = "RESOURCE"
  billing_project = "bank-data"

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
    allowed_persistence_regions = ["europe-west9"]
  }
}

resource "google_cloud_asset_folder_feed" "this" {
  folder          = "123456"
  feed_id         = "all"
  content_type    = "RESOURCE"
  billing_project = "bank-data"

  feed_output_config {
    pubsub_destination {
      topic = google_pubsub_topic.away.id
    }
  }
}
