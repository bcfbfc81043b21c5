provider "google" {
  project = "tarnwick"
  region  = "europe-west3"
}

provider "google" {
  alias = "zonal"
  zone  = "europe-west6-a"
}

variable "region" {
  type = string
}

resource "google_storage_bucket" "region" {
  name     = "a"
  location = "EUROPE-WEST4"
}

resource "google_storage_bucket" "multi" {
  name     = "b"
  location = "EU"
}

resource "google_storage_bucket" "dual" {
  name     = "c"
  location = "EUR7"
}

resource "google_storage_bucket" "unknown" {
  name     = "d"
  location = var.region
}

resource "google_bigquery_dataset" "absent" {
  dataset_id = "absent"
}

resource "google_bigquery_dataset" "eu" {
  dataset_id = "eu"
  location   = "EU"
}

resource "google_bigquery_table" "child" {
  dataset_id = google_bigquery_dataset.eu.dataset_id
  table_id   = "lines"
}

resource "google_bigquery_table" "by_name" {
  dataset_id = "eu"
  table_id   = "lines"
}

resource "google_spanner_instance" "regional" {
  config = "regional-europe-west3"
}

resource "google_spanner_instance" "multi" {
  name = "multi"
  config = "nam-eur-asia1"
}

resource "google_spanner_database" "child" {
  instance = google_spanner_instance.multi.name
}

resource "google_sql_database_instance" "provider" {
  database_version = "POSTGRES_16"
}

resource "google_sql_database_instance" "own" {
  name = "own"
  region           = "europe-west1"
  database_version = "POSTGRES_16"
}

resource "google_sql_database" "child" {
  instance = google_sql_database_instance.own.name
}

resource "google_compute_instance" "zone" {
  zone = "europe-west2-c"
}

resource "google_compute_disk" "provider" {
  name = "d"
}

resource "google_compute_disk" "zonal" {
  provider = google.zonal
  name     = "d"
}

resource "google_compute_subnetwork" "here" {
  region = "https://www.googleapis.com/compute/v1/projects/tarnwick/regions/asia-south1"
}

resource "google_redis_instance" "follows" {
  region = google_sql_database_instance.provider.region
}

resource "google_kms_key_ring" "europe" {
  location = "europe"
}

resource "google_kms_crypto_key" "child" {
  key_ring = google_kms_key_ring.europe.id
}

resource "google_kms_crypto_key" "by_id" {
  key_ring = "projects/tarnwick/locations/europe-west6/keyRings/main"
}

resource "google_kms_crypto_key" "by_template" {
  key_ring = "projects/tarnwick/locations/${var.region}/keyRings/main"
}

resource "google_kms_key_ring" "global" {
  location = "global"
}

resource "google_secret_manager_secret" "anywhere" {
  replication {
    auto {}
  }
}

resource "google_secret_manager_secret" "chosen" {
  replication {
    user_managed {
      replicas {
        location = "europe-west3"
      }

      replicas {
        location = "europe-west4"
      }
    }
  }
}

resource "google_pubsub_topic" "anywhere" {
  name = "orders"
}

resource "google_pubsub_topic" "held" {
  name = "held"

  message_storage_policy {
    allowed_persistence_regions = ["europe-west3"]
  }
}

resource "google_bigtable_instance" "clusters" {
  cluster {
    cluster_id = "a"
    zone       = "europe-west1-b"
  }

  cluster {
    cluster_id = "b"
    zone       = "us-central1-a"
  }
}

resource "google_firestore_database" "multi" {
  location_id = "eur3"
}

resource "google_app_engine_application" "alias" {
  location_id = "europe-west"
}

resource "google_artifact_registry_repository" "multi" {
  location = "europe"
}

resource "google_logging_project_bucket_config" "global" {
  location = "global"
}

resource "google_compute_image" "nearest" {
  name        = "nearest"
  source_disk = google_compute_disk.provider.self_link
}

resource "google_compute_snapshot" "held" {
  storage_locations = ["europe-west3"]
}

resource "google_cloudbuild_trigger" "default" {}

resource "google_identity_platform_config" "us" {}

resource "google_compute_global_address" "metadata" {
  name = "front"
}

resource "google_service_account" "metadata" {
  account_id = "shop"
}

resource "google_compute_firewall" "none" {
  network = "default"
}

resource "google_container_cluster" "own" {
  name = "own"
  location = "europe-west9"
}

resource "google_container_node_pool" "child" {
  cluster = google_container_cluster.own.name
}

resource "google_discovery_engine_data_store" "global" {
  location = "global"
}

resource "google_data_loss_prevention_inspect_template" "global" {
  parent = "projects/tarnwick"
}

resource "google_data_loss_prevention_job_trigger" "held" {
  parent = "projects/tarnwick/locations/europe-west1"
}
