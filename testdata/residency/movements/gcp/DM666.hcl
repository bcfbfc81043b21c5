# --- outside
resource "google_pubsub_topic" "this" {
  name = "payments"

  message_storage_policy {
    allowed_persistence_regions = ["us-central1"]
  }

  ingestion_data_source_settings {
    aws_msk {
      cluster_arn         = "arn:aws:kafka:eu-central-1:123456789012:cluster/payments/1"
      topic               = "payments"
      aws_role_arn        = "arn:aws:iam::123456789012:role/pubsub"
      gcp_service_account = "ingest@bank-data.iam.gserviceaccount.com"
    }
  }
}

# --- inside
resource "google_pubsub_topic" "this" {
  name = "payments"

  message_storage_policy {
    allowed_persistence_regions = ["europe-west9"]
  }

  ingestion_data_source_settings {
    aws_msk {
      cluster_arn         = "arn:aws:kafka:eu-central-1:123456789012:cluster/payments/1"
      topic               = "payments"
      aws_role_arn        = "arn:aws:iam::123456789012:role/pubsub"
      gcp_service_account = "ingest@bank-data.iam.gserviceaccount.com"
    }
  }
}
