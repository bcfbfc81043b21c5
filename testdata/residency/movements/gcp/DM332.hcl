# --- outside
variable "sas_token" {
  type      = string
  sensitive = true
}

resource "google_storage_bucket" "away" {
  name     = "bank-away"
  location = "europe-west2"
}

resource "google_storage_transfer_job" "this" {
  description = "Bank"

  transfer_spec {
    azure_blob_storage_data_source {
      storage_account = "bankledger"
      container       = "ledger"

      azure_credentials {
        sas_token = var.sas_token
      }
    }

    gcs_data_sink {
      bucket_name = google_storage_bucket.away.name
    }
  }
}

# --- inside
variable "sas_token" {
  type      = string
  sensitive = true
}

resource "google_storage_bucket" "away" {
  name     = "bank-away"
  location = "europe-west9"
}

resource "google_storage_transfer_job" "this" {
  description = "Bank"

  transfer_spec {
    azure_blob_storage_data_source {
      storage_account = "bankledger"
      container       = "ledger"

      azure_credentials {
        sas_token = var.sas_token
      }
    }

    gcs_data_sink {
      bucket_name = google_storage_bucket.away.name
    }
  }
}
