# --- outside
resource "google_pubsub_topic" "this" {
  name = "payments"

  message_storage_policy {
    allowed_persistence_regions = ["us-central1"]
  }

  ingestion_data_source_settings {
    aws_kinesis {
      stream_arn          = "arn:aws:kinesis:eu-central-1:123456789012:stream/payments"
      consumer_arn        = "arn:aws:kinesis:eu-central-1:123456789012:stream/payments/consumer/pubsub:1700000000"
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
    aws_kinesis {
      stream_arn          = "arn:aws:kinesis:eu-central-1:123456789012:stream/payments"
      consumer_arn        = "arn:aws:kinesis:eu-central-1:123456789012:stream/payments/consumer/pubsub:1700000000"
      aws_role_arn        = "arn:aws:iam::123456789012:role/pubsub"
      gcp_service_account = "ingest@bank-data.iam.gserviceaccount.com"
    }
  }
}
