module "archive" {
  source    = "../modules/gcs-archive"
  residency = "eu"
  buckets = {
    eu     = "EU"
    eur4   = "EUR4"
    eur5   = "EUR5"
    us     = "US"
    warsaw = "EUROPE-CENTRAL2"
  }
}

module "campaigns" {
  source    = "../modules/gcs-archive"
  residency = "public"
  buckets   = { us = "US" }
}

resource "google_bigquery_dataset" "risk" {
  dataset_id = "risk"
}

resource "google_bigquery_dataset" "ledger" {
  dataset_id = "ledger"
  location   = "EU"
}

resource "google_spanner_instance" "orders" {
  config           = "eur6"
  display_name     = "orders"
  processing_units = 1000
}

resource "google_spanner_instance" "cards" {
  config           = "eur3"
  display_name     = "cards"
  processing_units = 1000
}

resource "google_spanner_instance" "loans" {
  config           = "regional-europe-west3"
  display_name     = "loans"
  processing_units = 1000
}

resource "google_compute_disk" "pricing" {
  name   = "pricing"
  zone   = "us-central1-a"
  size   = 200
  labels = { dataresidency = "eu" }
}

resource "google_compute_disk" "rates" {
  name = "rates"
  zone = "europe-west3-c"
  size = 200
}

resource "google_redis_instance" "sessions" {
  provider       = google.iowa
  name           = "sessions"
  memory_size_gb = 4
  labels         = { dataresidency = "eu" }
}

resource "google_redis_instance" "quotes" {
  name           = "quotes"
  memory_size_gb = 4
}

resource "google_pubsub_topic" "events" {
  name = "events"
}

resource "google_pubsub_topic" "bookings" {
  name = "bookings"
  message_storage_policy {
    allowed_persistence_regions = ["europe-west3", "europe-west1"]
  }
}

resource "google_secret_manager_secret" "api" {
  secret_id = "api"
  replication {
    auto {}
  }
}

resource "google_secret_manager_secret" "signing" {
  secret_id = "signing"
  replication {
    user_managed {
      replicas { location = "europe-west3" }
      replicas { location = "europe-west1" }
    }
  }
}

resource "google_artifact_registry_repository" "models" {
  repository_id = "models"
  location      = "us"
  format        = "DOCKER"
}

resource "google_artifact_registry_repository" "apps" {
  repository_id = "apps"
  location      = "europe"
  format        = "DOCKER"
}

resource "google_sql_database_instance" "branch" {
  name             = "branch"
  region           = "europe-west3"
  database_version = "POSTGRES_16"
  settings {
    tier        = "db-custom-4-16384"
    user_labels = { dataresidency = "eu" }
    backup_configuration {
      enabled  = true
      location = "us"
    }
  }
}

resource "google_sql_database_instance" "teller" {
  name             = "teller"
  region           = "europe-west3"
  database_version = "POSTGRES_16"
  settings {
    tier        = "db-custom-4-16384"
    user_labels = { dataresidency = "eu" }
    backup_configuration {
      enabled  = true
      location = "eu"
    }
  }
}

resource "google_sql_database_instance" "teller_replica" {
  name                 = "teller-replica"
  region               = "us-central1"
  database_version     = "POSTGRES_16"
  master_instance_name = google_sql_database_instance.teller.name
  settings {
    tier        = "db-custom-4-16384"
    user_labels = { dataresidency = "none" }
  }
}

resource "google_storage_bucket" "vouchers" {
  name     = "kantor-vouchers"
  location = "europe-west3"
}

resource "google_storage_anywhere_cache" "vouchers_far" {
  bucket = google_storage_bucket.vouchers.name
  zone   = "us-central1-a"
}

resource "google_storage_anywhere_cache" "vouchers_near" {
  bucket = google_storage_bucket.vouchers.name
  zone   = "europe-west3-a"
}

resource "google_storage_bucket" "analytics_us" {
  provider = google.iowa
  name     = "kantor-analytics-us"
  location = "us-central1"
}

resource "google_storage_bucket" "analytics_eu" {
  name     = "kantor-analytics-eu"
  location = "europe-west3"
}

resource "google_storage_transfer_job" "documents_far" {
  description = "Documents to the analysts"
  transfer_spec {
    aws_s3_data_source {
      bucket_name = aws_s3_bucket.documents.bucket
      role_arn    = "arn:aws:iam::111122223333:role/transfer"
    }
    gcs_data_sink {
      bucket_name = google_storage_bucket.analytics_us.name
    }
  }
}

resource "google_storage_transfer_job" "documents_near" {
  description = "Documents to the analysts"
  transfer_spec {
    aws_s3_data_source {
      bucket_name = aws_s3_bucket.documents.bucket
      role_arn    = "arn:aws:iam::111122223333:role/transfer"
    }
    gcs_data_sink {
      bucket_name = google_storage_bucket.analytics_eu.name
    }
  }
}

resource "google_kms_key_ring" "world" {
  name     = "world"
  location = "global"
}

resource "google_kms_crypto_key" "world" {
  name            = "disks"
  key_ring        = google_kms_key_ring.world.id
  rotation_period = "7776000s"
  labels          = { dataresidency = "none" }
}

resource "google_kms_key_ring" "frankfurt" {
  name     = "frankfurt"
  location = "europe-west3"
}

resource "google_kms_crypto_key" "frankfurt" {
  name            = "disks"
  key_ring        = google_kms_key_ring.frankfurt.id
  rotation_period = "7776000s"
}

resource "google_compute_disk" "desks" {
  name = "desks"
  zone = "europe-west3-a"
  size = 200
  disk_encryption_key {
    kms_key_self_link = google_kms_crypto_key.world.id
  }
}

resource "google_compute_disk" "vaults" {
  name = "vaults"
  zone = "europe-west3-a"
  size = 200
  disk_encryption_key {
    kms_key_self_link = google_kms_crypto_key.frankfurt.id
  }
}

resource "google_vertex_ai_endpoint" "scores" {
  name         = "scores"
  display_name = "scores"
  location     = "global"
}

resource "google_vertex_ai_endpoint" "offers" {
  name         = "offers"
  display_name = "offers"
  location     = "europe-west3"
}

resource "google_storage_bucket" "load_tests" {
  name     = "kantor-load-tests"
  location = var.environment == "prod" ? "EU" : "ASIA"
}

resource "google_service_account" "loader" {
  account_id = "loader"
}
