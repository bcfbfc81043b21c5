terraform {
  required_providers {
    google = {
      source  = "hashicorp/google"
      version = "~> 6.0"
    }
  }
}

provider "google" {
  project = "example-platform"
  region  = "europe-west3"
}

# Organization, folders, projects

resource "google_project" "sandbox" {
  name                = "sandbox"
  project_id          = "example-sandbox"
  org_id              = "123456789012"
  auto_create_network = true
  deletion_policy     = "DELETE"
}

resource "google_project_iam_audit_config" "quiet" {
  project = "example-platform"
  service = "allServices"

  audit_log_config {
    log_type         = "DATA_READ"
    exempted_members = ["user:operator@example.com"]
  }
}

resource "google_organization_iam_member" "owner" {
  org_id = "123456789012"
  role   = "roles/owner"
  member = "group:administrators@example.com"
}

resource "google_organization_iam_member" "default_account" {
  org_id = "123456789012"
  role   = "roles/viewer"
  member = "serviceAccount:123456789012-compute@developer.gserviceaccount.com"
}

resource "google_organization_iam_member" "impersonation" {
  org_id = "123456789012"
  role   = "roles/iam.serviceAccountTokenCreator"
  member = "group:deployers@example.com"
}

resource "google_organization_iam_member" "accounts" {
  org_id = "123456789012"
  role   = "roles/iam.serviceAccountAdmin"
  member = "group:deployers@example.com"
}

resource "google_folder_iam_member" "editor" {
  folder = "folders/987654321"
  role   = "roles/editor"
  member = "group:developers@example.com"
}

resource "google_folder_iam_member" "default_account" {
  folder = "folders/987654321"
  role   = "roles/logging.viewer"
  member = "serviceAccount:123456789012-compute@developer.gserviceaccount.com"
}

resource "google_folder_iam_member" "impersonation" {
  folder = "folders/987654321"
  role   = "roles/iam.serviceAccountUser"
  member = "group:deployers@example.com"
}

resource "google_folder_iam_member" "accounts" {
  folder = "folders/987654321"
  role   = "roles/iam.serviceAccountKeyAdmin"
  member = "group:deployers@example.com"
}

resource "google_project_iam_member" "editor" {
  project = "example-platform"
  role    = "roles/editor"
  member  = "user:someone@gmail.com"
}

resource "google_project_iam_binding" "everyone" {
  project = "example-platform"
  role    = "roles/browser"
  members = ["allAuthenticatedUsers"]
}

resource "google_project_iam_member" "default_account" {
  project = "example-platform"
  role    = "roles/logging.viewer"
  member  = "serviceAccount:example-platform@appspot.gserviceaccount.com"
}

resource "google_project_iam_member" "impersonation" {
  project = "example-platform"
  role    = "roles/iam.serviceAccountTokenCreator"
  member  = "group:deployers@example.com"
}

resource "google_project_iam_member" "accounts" {
  project = "example-platform"
  role    = "roles/iam.serviceAccountAdmin"
  member  = google_service_account.deployer.member
}

resource "google_project_iam_member" "storage" {
  project = "example-platform"
  role    = "roles/storage.admin"
  member  = "serviceAccount:backup@example-platform.iam.gserviceaccount.com"
}

resource "google_project_iam_member" "reader" {
  project = "example-platform"
  role    = "roles/logging.viewer"
  member  = "group:developers@example.com"
}

# Service accounts and federation

resource "google_service_account" "deployer" {
  account_id = "deployer"
}

resource "google_service_account_key" "deployer" {
  service_account_id = google_service_account.deployer.name
}

resource "google_service_account_iam_member" "everyone" {
  service_account_id = google_service_account.deployer.name
  role               = "roles/iam.serviceAccountUser"
  member             = "allAuthenticatedUsers"
}

resource "google_iam_workload_identity_pool" "github" {
  workload_identity_pool_id = "github"
}

resource "google_iam_workload_identity_pool_provider" "anyone" {
  workload_identity_pool_id          = google_iam_workload_identity_pool.github.workload_identity_pool_id
  workload_identity_pool_provider_id = "anyone"

  attribute_mapping = {
    "google.subject" = "assertion.sub"
  }

  oidc {
    issuer_uri = "https://token.actions.githubusercontent.com"
  }
}

resource "google_iam_workload_identity_pool_provider" "ours" {
  workload_identity_pool_id          = google_iam_workload_identity_pool.github.workload_identity_pool_id
  workload_identity_pool_provider_id = "ours"
  attribute_condition                = "assertion.repository_owner_id == '4242' && assertion.repository == 'example/platform'"

  attribute_mapping = {
    "google.subject"       = "assertion.sub"
    "attribute.repository" = "assertion.repository"
  }

  oidc {
    issuer_uri = "https://token.actions.githubusercontent.com"
  }
}

resource "google_apikeys_key" "maps" {
  name         = "maps"
  display_name = "maps"
}

# Keys and secrets

resource "google_kms_key_ring" "main" {
  name     = "main"
  location = "europe-west3"
}

resource "google_kms_key_ring_iam_member" "everyone" {
  key_ring_id = google_kms_key_ring.main.id
  role        = "roles/cloudkms.viewer"
  member      = "allAuthenticatedUsers"
}

resource "google_kms_crypto_key" "slow" {
  name            = "slow"
  key_ring        = google_kms_key_ring.main.id
  rotation_period = "31536000s"
}

resource "google_kms_crypto_key" "never" {
  name     = "never"
  key_ring = google_kms_key_ring.main.id
}

resource "google_kms_crypto_key" "good" {
  name            = "good"
  key_ring        = google_kms_key_ring.main.id
  rotation_period = "7776000s"

  version_template {
    algorithm        = "GOOGLE_SYMMETRIC_ENCRYPTION"
    protection_level = "HSM"
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "google_kms_crypto_key_iam_binding" "everyone" {
  crypto_key_id = google_kms_crypto_key.slow.id
  role          = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
  members       = ["allUsers"]
}

resource "google_secret_manager_secret" "open" {
  secret_id = "open"

  replication {
    auto {}
  }
}

resource "google_secret_manager_secret" "closed" {
  secret_id = "closed"

  replication {
    user_managed {
      replicas {
        location = "europe-west3"

        customer_managed_encryption {
          kms_key_name = google_kms_crypto_key.good.id
        }
      }
    }
  }
}

resource "google_secret_manager_secret_iam_member" "everyone" {
  secret_id = google_secret_manager_secret.open.id
  role      = "roles/secretmanager.secretAccessor"
  member    = "allUsers"
}

# Messages and logs

resource "google_pubsub_topic" "orders" {
  name = "orders"
}

resource "google_pubsub_topic" "payments" {
  name         = "payments"
  kms_key_name = google_kms_crypto_key.good.id
}

resource "google_pubsub_topic_iam_member" "everyone" {
  topic  = google_pubsub_topic.orders.name
  role   = "roles/pubsub.publisher"
  member = "allUsers"
}

resource "google_pubsub_schema" "order" {
  name = "order"
  type = "AVRO"
}

resource "google_pubsub_schema_iam_member" "everyone" {
  schema = google_pubsub_schema.order.name
  role   = "roles/viewer"
  member = "allUsers"
}

resource "google_endpoints_service_iam_member" "everyone" {
  service_name = "orders.endpoints.example-platform.cloud.goog"
  role         = "roles/servicemanagement.serviceConsumer"
  member       = "allUsers"
}

resource "google_logging_project_bucket_config" "short" {
  project        = "example-platform"
  location       = "europe-west3"
  bucket_id      = "short"
  retention_days = 7
}

resource "google_storage_bucket" "logs" {
  name                        = "example-logs"
  location                    = "EUROPE-WEST3"
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"

  versioning {
    enabled = true
  }
}

resource "google_logging_project_sink" "everything" {
  name        = "everything"
  destination = "storage.googleapis.com/${google_storage_bucket.logs.name}"
}
