# --- outside
resource "google_pubsub_topic" "home" {
  name = "events-home"

  message_storage_policy {
    allowed_persistence_regions = ["europe-west3"]
  }
}

resource "google_storage_bucket" "away" {
  name     = "bank-away"
  location = "asia-southeast1"
}

resource "google_pubsub_subscription" "this" {
  name  = "bank"
  topic = google_pubsub_topic.home.id

  cloud_storage_config {
    bucket = google_storage_bucket.away.name
  }
}

# --- inside
resource "google_pubsub_topic" "home" {
  name = "events-home"

  message_storage_policy {
    allowed_persistence_regions = ["europe-west3"]
  }
}

resource "google_storage_bucket" "away" {
  name     = "bank-away"
  location = "europe-west4"
}

resource "google_pubsub_subscription" "this" {
  name  = "bank"
  topic = google_pubsub_topic.home.id

  cloud_storage_config {
    bucket = google_storage_bucket.away.name
  }
}
