check "gcp-notebooks-runtime-no-customer-key" {
  title    = "Notebook runtime is not encrypted with a key of your own"
  severity = "low"
  on       = ["google_notebooks_runtime"]
  fail     = self.virtual_machine.virtual_machine_config.encryption_config.kms_key == null
  at       = self.virtual_machine.virtual_machine_config.encryption_config.kms_key
  message  = "kms_key is not set"
  why      = "Google encrypts all data, but with a key that you can neither withdraw nor watch. With a key of your own you can, and its log says when it was used."
  remedy   = "Set virtual_machine.virtual_machine_config.encryption_config.kms_key to a google_kms_crypto_key where rules ask for it."
  aliases  = ["CKV2_GCP_35"]
  since    = "0.1"

  example "fails" "not written" {
    resource "google_notebooks_runtime" "main" {
      name     = "research"
      location = "europe-west3"

      virtual_machine {
        virtual_machine_config {
          machine_type     = "n1-standard-4"
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

    resource "google_notebooks_runtime" "main" {
      name     = "research"
      location = "europe-west3"

      virtual_machine {
        virtual_machine_config {
          machine_type     = "n1-standard-4"
          internal_ip_only = true

          encryption_config {
            kms_key = google_kms_crypto_key.main.id
          }
        }
      }
    }
  }

  example "passes" "the text of a key" {
    resource "google_notebooks_runtime" "main" {
      name     = "research"
      location = "europe-west3"

      virtual_machine {
        virtual_machine_config {
          machine_type     = "n1-standard-4"
          internal_ip_only = true

          encryption_config {
            kms_key = "projects/example/locations/europe-west3/keyRings/data/cryptoKeys/main"
          }
        }
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "key" {
      type = string
    }

    resource "google_notebooks_runtime" "main" {
      name     = "research"
      location = "europe-west3"

      virtual_machine {
        virtual_machine_config {
          machine_type     = "n1-standard-4"
          internal_ip_only = true

          encryption_config {
            kms_key = var.key
          }
        }
      }
    }
  }
}
