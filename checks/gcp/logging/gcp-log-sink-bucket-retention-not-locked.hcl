check "gcp-log-sink-bucket-retention-not-locked" {
  title    = "Logs are exported to a bucket from which they can be deleted"
  severity = "low"
  on       = ["google_logging_project_sink", "google_logging_folder_sink", "google_logging_organization_sink", "google_logging_billing_account_sink"]
  fail     = self.destination != "" && startswith(self.destination, "storage.googleapis.com/") && (self.destination == "storage.googleapis.com/" || anytrue([for bucket in related("google_storage_bucket") : !bucket.retention_policy.is_locked]))
  at       = self.destination
  message  = "The bucket has no locked retention_policy"
  why      = "Whoever takes over the project deletes the logs that would show it. With a locked retention nobody can, administrators included."
  remedy   = "Add retention_policy with retention_period and is_locked = true to the bucket. A lock cannot be undone: choose the period with care."
  aliases  = ["CKV2_GCP_4"]
  since    = "0.1"

  example "fails" "no retention" {
    resource "google_storage_bucket" "audit" {
      name     = "example-audit"
      location = "EUROPE-WEST3"
    }

    resource "google_logging_project_sink" "audit" {
      name        = "audit"
      destination = "storage.googleapis.com/${google_storage_bucket.audit.name}"
      filter      = "logName:cloudaudit.googleapis.com"
    }
  }

  example "fails" "not locked" {
    resource "google_storage_bucket" "audit" {
      name     = "example-audit"
      location = "EUROPE-WEST3"

      retention_policy {
        retention_period = 31536000
      }
    }

    resource "google_logging_organization_sink" "audit" {
      name        = "audit"
      org_id      = "123456789012"
      destination = "storage.googleapis.com/${google_storage_bucket.audit.name}"
      filter      = "logName:cloudaudit.googleapis.com"
    }
  }

  example "passes" "locked" {
    resource "google_storage_bucket" "audit" {
      name     = "example-audit"
      location = "EUROPE-WEST3"

      retention_policy {
        retention_period = 31536000
        is_locked        = true
      }
    }

    resource "google_logging_project_sink" "audit" {
      name        = "audit"
      destination = "storage.googleapis.com/${google_storage_bucket.audit.name}"
      filter      = "logName:cloudaudit.googleapis.com"
    }
  }

  example "passes" "a topic" {
    resource "google_logging_project_sink" "audit" {
      name        = "audit"
      destination = "pubsub.googleapis.com/projects/example/topics/audit"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "locked" {
      type = bool
    }

    resource "google_storage_bucket" "audit" {
      name     = "example-audit"
      location = "EUROPE-WEST3"

      retention_policy {
        retention_period = 31536000
        is_locked        = var.locked
      }
    }

    resource "google_logging_project_sink" "audit" {
      name        = "audit"
      destination = "storage.googleapis.com/${google_storage_bucket.audit.name}"
      filter      = "logName:cloudaudit.googleapis.com"
    }
  }
}
