# --- outside
resource "google_pubsub_topic" "this" {
  name = "payments"

  message_storage_policy {
    allowed_persistence_regions = ["europe-west3", "asia-northeast1"]
  }
}

# --- inside
resource "google_pubsub_topic" "this" {
  name = "payments"

  message_storage_policy {
    allowed_persistence_regions = ["europe-west3", "europe-southwest1"]
  }
}
