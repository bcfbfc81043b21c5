check "gcp-workbench-instance-no-customer-key" {
  title    = "Boot disk of a workbench instance is not encrypted with a key of your own"
  severity = "low"
  on       = ["google_workbench_instance"]
  fail     = self.gce_setup.boot_disk.kms_key == null
  at       = self.gce_setup.boot_disk.kms_key
  message  = "kms_key is not set"
  why      = "Google encrypts all data, but with a key that you can neither withdraw nor watch. With a key of your own you can, and its log says when it was used."
  remedy   = "Set gce_setup.boot_disk.kms_key to a google_kms_crypto_key where rules ask for it."
  aliases  = ["CKV2_GCP_27"]
  since    = "0.1"

  example "fails" "not written" {
    resource "google_workbench_instance" "main" {
      name     = "research"
      location = "europe-west3-a"

      gce_setup {
        machine_type      = "e2-standard-4"
        disable_public_ip = true
      }
    }
  }

  example "passes" "a key" {
    resource "google_kms_crypto_key" "main" {
      name     = "main"
      key_ring = "projects/example/locations/europe-west3/keyRings/data"
    }

    resource "google_workbench_instance" "main" {
      name     = "research"
      location = "europe-west3-a"

      gce_setup {
        machine_type      = "e2-standard-4"
        disable_public_ip = true

        boot_disk {
          disk_encryption = "CMEK"
          kms_key         = google_kms_crypto_key.main.id
        }

        data_disks {
          disk_encryption = "CMEK"
          kms_key         = google_kms_crypto_key.main.id
        }
      }
    }
  }

  example "passes" "the text of a key" {
    resource "google_workbench_instance" "main" {
      name     = "research"
      location = "europe-west3-a"

      gce_setup {
        machine_type      = "e2-standard-4"
        disable_public_ip = true

        boot_disk {
          disk_encryption = "CMEK"
          kms_key         = "projects/example/locations/europe-west3/keyRings/data/cryptoKeys/main"
        }

        data_disks {
          disk_encryption = "CMEK"
          kms_key         = "projects/example/locations/europe-west3/keyRings/data/cryptoKeys/main"
        }
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "key" {
      type = string
    }

    resource "google_workbench_instance" "main" {
      name     = "research"
      location = "europe-west3-a"

      gce_setup {
        machine_type      = "e2-standard-4"
        disable_public_ip = true

        boot_disk {
          disk_encryption = "CMEK"
          kms_key         = var.key
        }

        data_disks {
          disk_encryption = "CMEK"
          kms_key         = var.key
        }
      }
    }
  }
}
