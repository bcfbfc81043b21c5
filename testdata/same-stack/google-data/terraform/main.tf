terraform {
  required_providers {
    google = {
      source  = "hashicorp/google"
      version = "~> 6.0"
    }

    google-beta = {
      source  = "hashicorp/google-beta"
      version = "~> 6.0"
    }
  }
}

provider "google" {
  project = "example-platform"
  region  = "europe-west3"
}

provider "google-beta" {
  project = "example-platform"
  region  = "europe-west3"
}

# Databases

resource "google_sql_database_instance" "shop" {
  name                = "shop"
  region              = "europe-west3"
  database_version    = "MYSQL_8_0"
  deletion_protection = false

  settings {
    tier = "db-custom-2-7680"

    ip_configuration {
      ipv4_enabled = true

      authorized_networks {
        name  = "everyone"
        value = "0.0.0.0/0"
      }
    }

    database_flags {
      name  = "local_infile"
      value = "on"
    }
  }
}

resource "google_sql_database_instance" "ledger" {
  name             = "ledger"
  region           = "europe-west3"
  database_version = "POSTGRES_16"

  settings {
    tier              = "db-custom-4-15360"
    availability_type = "REGIONAL"

    backup_configuration {
      enabled                        = true
      point_in_time_recovery_enabled = true
      location                       = "eu"

      backup_retention_settings {
        retained_backups = 30
      }
    }

    ip_configuration {
      ipv4_enabled    = false
      private_network = "projects/example-platform/global/networks/main"
      ssl_mode        = "ENCRYPTED_ONLY"
    }

    database_flags {
      name  = "log_min_error_statement"
      value = "panic"
    }

    database_flags {
      name  = "log_min_messages"
      value = "fatal"
    }

    database_flags {
      name  = "log_executor_stats"
      value = "on"
    }

    database_flags {
      name  = "log_parser_stats"
      value = "on"
    }

    database_flags {
      name  = "log_planner_stats"
      value = "on"
    }

    database_flags {
      name  = "log_statement_stats"
      value = "on"
    }

    database_flags {
      name  = "log_min_duration_statement"
      value = "250"
    }
  }
}

resource "google_sql_database_instance" "erp" {
  name             = "erp"
  region           = "europe-west3"
  database_version = "SQLSERVER_2019_STANDARD"

  settings {
    tier = "db-custom-4-15360"

    database_flags {
      name  = "contained database authentication"
      value = "on"
    }

    database_flags {
      name  = "external scripts enabled"
      value = "on"
    }

    database_flags {
      name  = "cross db ownership chaining"
      value = "on"
    }
  }
}

resource "google_sql_user" "root" {
  name     = "root"
  instance = google_sql_database_instance.shop.name
  host     = "%"
}

resource "google_spanner_instance" "main" {
  name             = "main"
  config           = "regional-europe-west3"
  display_name     = "main"
  processing_units = 100
}

resource "google_spanner_database" "carts" {
  name                = "carts"
  instance            = google_spanner_instance.main.name
  deletion_protection = false
}

resource "google_spanner_database_iam_member" "everyone" {
  database = google_spanner_database.carts.name
  instance = google_spanner_instance.main.name
  role     = "roles/spanner.databaseReader"
  member   = "allAuthenticatedUsers"
}

resource "google_bigtable_instance" "clicks" {
  name                = "clicks"
  deletion_protection = false

  cluster {
    cluster_id   = "clicks"
    zone         = "europe-west3-a"
    num_nodes    = 3
    storage_type = "SSD"
  }
}

resource "google_redis_instance" "sessions" {
  name           = "sessions"
  region         = "europe-west3"
  memory_size_gb = 4
}

resource "google_redis_instance" "tokens" {
  name                    = "tokens"
  region                  = "europe-west3"
  memory_size_gb          = 4
  auth_enabled            = true
  transit_encryption_mode = "SERVER_AUTHENTICATION"
}

resource "google_redis_cluster" "cache" {
  name        = "cache"
  region      = "europe-west3"
  shard_count = 3

  psc_configs {
    network = "projects/example-platform/global/networks/main"
  }
}

# Warehouse

resource "google_bigquery_dataset" "open" {
  dataset_id = "open"
  location   = "EU"

  access {
    role          = "READER"
    special_group = "allAuthenticatedUsers"
  }
}

resource "google_bigquery_dataset" "finance" {
  dataset_id = "finance"
  location   = "EU"

  default_encryption_configuration {
    kms_key_name = google_kms_crypto_key.data.id
  }
}

resource "google_bigquery_dataset_access" "everyone" {
  dataset_id    = google_bigquery_dataset.finance.dataset_id
  role          = "READER"
  special_group = "allAuthenticatedUsers"
}

resource "google_bigquery_dataset_iam_member" "everyone" {
  dataset_id = google_bigquery_dataset.finance.dataset_id
  role       = "roles/bigquery.dataViewer"
  member     = "allUsers"
}

resource "google_bigquery_table" "visits" {
  dataset_id          = google_bigquery_dataset.open.dataset_id
  table_id            = "visits"
  deletion_protection = false
}

resource "google_dataproc_cluster" "nightly" {
  name   = "nightly"
  region = "europe-west3"
}

resource "google_dataproc_cluster_iam_member" "everyone" {
  cluster = google_dataproc_cluster.nightly.name
  region  = "europe-west3"
  role    = "roles/dataproc.viewer"
  member  = "allUsers"
}

resource "google_dataflow_job" "load" {
  name              = "load"
  region            = "europe-west3"
  template_gcs_path = "gs://example-templates/load"
  temp_gcs_location = "gs://example-temporary/load"
}

resource "google_data_fusion_instance" "join" {
  name   = "join"
  region = "europe-west3"
  type   = "BASIC"
}

# Files

resource "google_storage_bucket" "downloads" {
  name     = "example-downloads"
  location = "EU"
}

resource "google_storage_bucket" "archive" {
  name                        = "example-archive"
  location                    = "EUROPE-WEST3"
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"

  versioning {
    enabled = true
  }

  encryption {
    default_kms_key_name = google_kms_crypto_key.data.id
  }

  logging {
    log_bucket = google_storage_bucket.downloads.name
  }
}

resource "google_storage_bucket_iam_member" "everyone" {
  bucket = google_storage_bucket.downloads.name
  role   = "roles/storage.objectViewer"
  member = "allUsers"
}

resource "google_storage_bucket_iam_member" "writers" {
  bucket = google_storage_bucket.downloads.name
  role   = "roles/storage.objectAdmin"
  member = "allUsers"
}

resource "google_kms_key_ring" "data" {
  name     = "data"
  location = "europe-west3"
}

resource "google_kms_crypto_key" "data" {
  name            = "data"
  key_ring        = google_kms_key_ring.data.id
  rotation_period = "7776000s"
}

# Machine learning

resource "google_vertex_ai_dataset" "images" {
  display_name        = "images"
  metadata_schema_uri = "gs://google-cloud-aiplatform/schema/dataset/metadata/image_1.0.0.yaml"
  region              = "europe-west3"
}

resource "google_vertex_ai_endpoint" "prices" {
  name         = "1234567890"
  display_name = "prices"
  location     = "europe-west3"
}

resource "google_vertex_ai_featurestore" "features" {
  name   = "features"
  region = "europe-west3"
}

resource "google_vertex_ai_index_endpoint" "search" {
  display_name            = "search"
  region                  = "europe-west3"
  public_endpoint_enabled = true
}

resource "google_vertex_ai_tensorboard" "curves" {
  display_name = "curves"
  region       = "europe-west3"
}

resource "google_vertex_ai_metadata_store" "lineage" {
  provider = google-beta

  name   = "lineage"
  region = "europe-west3"
}

resource "google_document_ai_warehouse_location" "contracts" {
  location                      = "eu"
  project_number                = "123456789012"
  access_control_mode           = "ACL_MODE_DOCUMENT_LEVEL_ACCESS_CONTROL_GCI"
  database_type                 = "DB_INFRA_SPANNER"
  document_creator_default_role = "DOCUMENT_ADMIN"
}

resource "google_workbench_instance" "desk" {
  name     = "desk"
  location = "europe-west3-a"

  gce_setup {
    machine_type = "e2-standard-4"
  }
}

resource "google_tpu_v2_vm" "training" {
  provider = google-beta

  name            = "training"
  zone            = "europe-west4-a"
  runtime_version = "tpu-vm-tf-2.13.0"

  network_config {
    enable_external_ips = true
  }
}

resource "google_document_ai_processor" "invoices" {
  display_name = "invoices"
  location     = "eu"
  type         = "INVOICE_PROCESSOR"
}

resource "google_dialogflow_agent" "chat" {
  display_name          = "chat"
  default_language_code = "de"
  time_zone             = "Europe/Berlin"
}

resource "google_dialogflow_cx_agent" "phone" {
  display_name          = "phone"
  location              = "europe-west3"
  default_language_code = "de"
  time_zone             = "Europe/Berlin"
}

resource "google_dialogflow_cx_webhook" "orders" {
  display_name = "orders"
  parent       = google_dialogflow_cx_agent.phone.id

  generic_web_service {
    uri = "https://orders.example.com/hook"
  }
}
