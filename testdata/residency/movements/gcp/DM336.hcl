# --- outside
resource "google_storage_bucket" "home" {
  name     = "bank-home"
  location = "europe-west3"
}

resource "google_pubsub_topic" "away" {
  name = "events-away"

  message_storage_policy {
    allowed_persistence_regions = ["europe-west6"]
  }
}

resource "google_storage_notification" "this" {
  bucket         = google_storage_bucket.home.name
  topic          = google_pubsub_topic.away.id
  payload_format = "JSON_API_V1"
}

# --- inside
resource "google_storage_bucket" "home" {
  name     = "bank-home"
  location = "europe-west3"
}

resource "google_pubsub_topic" "away" {
  name = "events-away"

  message_storage_policy {
    allowed_persistence_regions = ["europe-west4"]
  }
}

resource "google_storage_notification" "this" {
  bucket         = google_storage_bucket.home.name
  topic          = google_pubsub_topic.away.id
  payload_format = "JSON_API_V1"
}
