# --- outside
resource "google_pubsub_topic" "this" {
  name = "payments"

  message_storage_policy {
    allowed_persistence_regions = ["us-central1"]
  }

  ingestion_data_source_settings {
    azure_event_hubs {
      namespace      = "bank"
      event_hub      = "payments"
      resource_group = "rg-bank"
    }
  }
}

# --- inside
resource "google_pubsub_topic" "this" {
  name = "payments"

  message_storage_policy {
    allowed_persistence_regions = ["europe-southwest1"]
  }

  ingestion_data_source_settings {
    azure_event_hubs {
      namespace      = "bank"
      event_hub      = "payments"
      resource_group = "rg-bank"
    }
  }
}
