# --- outside
resource "google_pubsub_topic" "this" {
  name = "payments"

  message_storage_policy {
    allowed_persistence_regions = ["europe-west6"]
  }

  ingestion_data_source_settings {
    confluent_cloud {
      bootstrap_server    = "pkc-4r000.europe-west3.gcp.confluent.cloud:9092"
      cluster_id          = "lkc-1"
      topic               = "payments"
      identity_pool_id    = "pool-1"
      gcp_service_account = "ingest@bank-data.iam.gserviceaccount.com"
    }
  }
}

# --- inside
resource "google_pubsub_topic" "this" {
  name = "payments"

  message_storage_policy {
    allowed_persistence_regions = ["europe-north1"]
  }

  ingestion_data_source_settings {
    confluent_cloud {
      bootstrap_server    = "pkc-4r000.europe-west3.gcp.confluent.cloud:9092"
      cluster_id          = "lkc-1"
      topic               = "payments"
      identity_pool_id    = "pool-1"
      gcp_service_account = "ingest@bank-data.iam.gserviceaccount.com"
    }
  }
}
