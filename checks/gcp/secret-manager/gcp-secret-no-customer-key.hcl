check "gcp-secret-no-customer-key" {
  title    = "Secret is not encrypted with a key of your own"
  severity = "low"
  on       = ["google_secret_manager_secret"]
  fail     = self.replication.auto.customer_managed_encryption == null && !(length(self.replication.user_managed.replicas) > 0 && alltrue([for replica in self.replication.user_managed.replicas : replica.customer_managed_encryption.kms_key_name != null]))
  at       = self.replication
  message  = "A replica has no customer_managed_encryption"
  why      = "Google encrypts all data, but with a key that you can neither withdraw nor watch. With a key of your own you can, and its log says when it was used."
  remedy   = "Add customer_managed_encryption with kms_key_name under replication.auto or each replica, where rules ask for it."
  since    = "0.1"

  example "fails" "automatic" {
    resource "google_secret_manager_secret" "api" {
      secret_id = "api"

      replication {
        auto {}
      }
    }
  }

  example "fails" "a replica without" {
    resource "google_secret_manager_secret" "api" {
      secret_id = "api"

      replication {
        user_managed {
          replicas {
            location = "europe-west3"
          }
        }
      }
    }
  }

  example "passes" "a replica with a key" {
    resource "google_secret_manager_secret" "api" {
      secret_id = "api"

      replication {
        user_managed {
          replicas {
            location = "europe-west3"

            customer_managed_encryption {
              kms_key_name = "projects/example/locations/europe-west3/keyRings/data/cryptoKeys/secrets"
            }
          }
        }
      }
    }
  }

  example "passes" "automatic with a key" {
    resource "google_secret_manager_secret" "api" {
      secret_id = "api"

      replication {
        auto {
          customer_managed_encryption {
            kms_key_name = "projects/example/locations/global/keyRings/data/cryptoKeys/secrets"
          }
        }
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "key" {
      type = string
    }

    resource "google_secret_manager_secret" "api" {
      secret_id = "api"

      replication {
        user_managed {
          replicas {
            location = "europe-west3"

            customer_managed_encryption {
              kms_key_name = var.key
            }
          }
        }
      }
    }
  }
}
