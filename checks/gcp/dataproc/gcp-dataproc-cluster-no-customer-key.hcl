check "gcp-dataproc-cluster-no-customer-key" {
  title    = "Dataproc cluster is not encrypted with a key of your own"
  severity = "low"
  on       = ["google_dataproc_cluster"]
  when     = self.virtual_cluster_config == null
  fail     = self.cluster_config.encryption_config.kms_key_name == null
  at       = self.cluster_config.encryption_config.kms_key_name
  message  = "kms_key_name is not set"
  why      = "Google encrypts all data, but with a key that you can neither withdraw nor watch. With a key of your own you can, and its log says when it was used."
  remedy   = "Set cluster_config.encryption_config.kms_key_name to a google_kms_crypto_key where rules ask for it."
  aliases  = ["CKV_GCP_91"]
  since    = "0.1"

  example "fails" "not written" {
    resource "google_dataproc_cluster" "main" {
      name   = "jobs"
      region = "europe-west3"

      cluster_config {
        gce_cluster_config {
          internal_ip_only = true
        }
      }
    }
  }

  example "passes" "a key" {
    resource "google_kms_crypto_key" "main" {
      name     = "main"
      key_ring = "projects/example/locations/europe-west3/keyRings/data"
    }

    resource "google_dataproc_cluster" "main" {
      name   = "jobs"
      region = "europe-west3"

      cluster_config {
        gce_cluster_config {
          internal_ip_only = true
        }

        encryption_config {
          kms_key_name = google_kms_crypto_key.main.id
        }
      }
    }
  }

  example "passes" "the text of a key" {
    resource "google_dataproc_cluster" "main" {
      name   = "jobs"
      region = "europe-west3"

      cluster_config {
        gce_cluster_config {
          internal_ip_only = true
        }

        encryption_config {
          kms_key_name = "projects/example/locations/europe-west3/keyRings/data/cryptoKeys/main"
        }
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "key" {
      type = string
    }

    resource "google_dataproc_cluster" "main" {
      name   = "jobs"
      region = "europe-west3"

      cluster_config {
        gce_cluster_config {
          internal_ip_only = true
        }

        encryption_config {
          kms_key_name = var.key
        }
      }
    }
  }
}
