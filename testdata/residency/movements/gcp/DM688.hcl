# --- outside
resource "google_storage_bucket" "home" {
  name     = "bank-home"
  location = "europe-west3"
}

resource "google_bigquery_dataset" "away" {
  location   = "europe-west2"
  dataset_id = "bank_away"
}

resource "google_data_loss_prevention_job_trigger" "this" {
  parent = "projects/bank-data/locations/europe-west3"

  triggers {
    schedule {
      recurrence_period_duration = "86400s"
    }
  }

  inspect_job {
    inspect_template_name = "bank"

    storage_config {
      cloud_storage_options {
        file_set {
          url = "gs://${google_storage_bucket.home.name}/**"
        }
      }
    }

    actions {
      save_findings {
        output_config {
          table {
            project_id = "bank-data"
            dataset_id = google_bigquery_dataset.away.dataset_id
          }
        }
      }
    }
  }
}

# --- inside
resource "google_storage_bucket" "home" {
  name     = "bank-home"
  location = "europe-west3"
}

resource "google_bigquery_dataset" "away" {
  location   = "europe-southwest1"
  dataset_id = "bank_away"
}

resource "google_data_loss_prevention_job_trigger" "this" {
  parent = "projects/bank-data/locations/europe-west3"

  triggers {
    schedule {
      recurrence_period_duration = "86400s"
    }
  }

  inspect_job {
    inspect_template_name = "bank"

    storage_config {
      cloud_storage_options {
        file_set {
          url = "gs://${google_storage_bucket.home.name}/**"
        }
      }
    }

    actions {
      save_findings {
        output_config {
          table {
            project_id = "bank-data"
            dataset_id = google_bigquery_dataset.away.dataset_id
          }
        }
      }
    }
  }
}
