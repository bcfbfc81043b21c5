# --- outside
resource "google_pubsub_topic" "home" {
  name = "events-home"

  message_storage_policy {
    allowed_persistence_regions = ["europe-west3"]
  }
}

resource "google_bigquery_dataset" "away" {
  location   = "us-central1"
  dataset_id = "bank_away"
}

resource "google_pubsub_subscription" "this" {
  name  = "bank"
  topic = google_pubsub_topic.home.id

  bigquery_config {
    table = "bank-data.${google_bigquery_dataset.away.dataset_id}.payments"
  }
}

# --- inside
resource "google_pubsub_topic" "home" {
  name = "events-home"

  message_storage_policy {
    allowed_persistence_regions = ["europe-west3"]
  }
}

resource "google_bigquery_dataset" "away" {
  location   = "europe-west9"
  dataset_id = "bank_away"
}

resource "google_pubsub_subscription" "this" {
  name  = "bank"
  topic = google_pubsub_topic.home.id

  bigquery_config {
    table = "bank-data.${google_bigquery_dataset.away.dataset_id}.payments"
  }
}
