check "gcp-log-bucket-retention-short" {
  title    = "Log bucket keeps logs for a few days only"
  severity = "low"
  on       = ["google_logging_project_bucket_config"]
  fail     = self.retention_days != null && self.retention_days > 0 && self.retention_days < 30
  at       = self.retention_days
  message  = "Logs are kept for ${coalesce(self.retention_days, 30)} days"
  why      = "Intrusions are noticed after weeks on average; by then the log of how they began is gone."
  remedy   = "Set retention_days to 30 or more."
  since    = "0.1"

  fix {
    set = { retention_days = 30 }
  }

  example "fails" "a week" {
    resource "google_logging_project_bucket_config" "audit" {
      project        = "example-project"
      location       = "europe-west3"
      bucket_id      = "audit"
      retention_days = 7
    }
  }

  example "passes" "a year" {
    resource "google_logging_project_bucket_config" "audit" {
      project        = "example-project"
      location       = "europe-west3"
      bucket_id      = "audit"
      retention_days = 365
    }
  }

  example "passes" "the default of 30 days" {
    resource "google_logging_project_bucket_config" "audit" {
      project   = "example-project"
      location  = "europe-west3"
      bucket_id = "audit"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "days" {
      type = number
    }

    resource "google_logging_project_bucket_config" "audit" {
      project        = "example-project"
      location       = "europe-west3"
      bucket_id      = "audit"
      retention_days = var.days
    }
  }
}
