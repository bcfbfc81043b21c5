check "gcp-notebooks-instance-no-customer-key" {
  title    = "Disk of a notebook instance is not encrypted with a key of your own"
  severity = "low"
  on       = ["google_notebooks_instance"]
  fail     = self.kms_key == null
  at       = self.kms_key
  message  = "kms_key is not set"
  why      = "Google encrypts all data, but with a key that you can neither withdraw nor watch. With a key of your own you can, and its log says when it was used."
  remedy   = "Set kms_key to a google_kms_crypto_key where rules ask for it."
  aliases  = ["CKV2_GCP_21"]
  since    = "0.1"

  example "fails" "not written" {
    resource "google_notebooks_instance" "main" {
      name         = "research"
      location     = "europe-west3-a"
      machine_type = "e2-medium"
      no_public_ip = true

      vm_image {
        project      = "deeplearning-platform-release"
        image_family = "common-cpu"
      }
    }
  }

  example "passes" "a key" {
    resource "google_kms_crypto_key" "main" {
      name     = "main"
      key_ring = "projects/example/locations/europe-west3/keyRings/data"
    }

    resource "google_notebooks_instance" "main" {
      name         = "research"
      location     = "europe-west3-a"
      machine_type = "e2-medium"
      no_public_ip = true

      vm_image {
        project      = "deeplearning-platform-release"
        image_family = "common-cpu"
      }

      disk_encryption = "CMEK"
      kms_key         = google_kms_crypto_key.main.id
    }
  }

  example "passes" "the text of a key" {
    resource "google_notebooks_instance" "main" {
      name         = "research"
      location     = "europe-west3-a"
      machine_type = "e2-medium"
      no_public_ip = true

      vm_image {
        project      = "deeplearning-platform-release"
        image_family = "common-cpu"
      }

      disk_encryption = "CMEK"
      kms_key         = "projects/example/locations/europe-west3/keyRings/data/cryptoKeys/main"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "key" {
      type = string
    }

    resource "google_notebooks_instance" "main" {
      name         = "research"
      location     = "europe-west3-a"
      machine_type = "e2-medium"
      no_public_ip = true

      vm_image {
        project      = "deeplearning-platform-release"
        image_family = "common-cpu"
      }

      disk_encryption = "CMEK"
      kms_key         = var.key
    }
  }
}
