check "gcp-disk-key-in-code" {
  title    = "Key of a compute disk stands in the configuration"
  severity = "high"
  on       = ["google_compute_disk"]
  fail     = self.disk_encryption_key.raw_key != null
  at       = self.disk_encryption_key.raw_key
  message  = "The disk is encrypted with a raw key that is given in the configuration"
  why      = "Whoever can read the code or Terraform's state can decrypt the disk and every snapshot of it, so the encryption protects against nobody who matters."
  remedy   = "Use disk_encryption_key.kms_key_self_link with a key of Cloud KMS in place of raw_key."
  aliases  = ["AVD-GCP-0037"]
  since    = "0.1"

  example "fails" "a raw key" {
    resource "google_compute_disk" "data" {
      name = "data"
      zone = "europe-west3-a"
      size = 100

      disk_encryption_key {
        raw_key = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="
      }
    }
  }

  example "passes" "none" {
    resource "google_compute_disk" "data" {
      name = "data"
      zone = "europe-west3-a"
      size = 100
    }
  }

  example "passes" "a key of Cloud KMS" {
    resource "google_compute_disk" "data" {
      name = "data"
      zone = "europe-west3-a"
      size = 100

      disk_encryption_key {
        kms_key_self_link = "projects/example/locations/europe-west3/keyRings/vm/cryptoKeys/disks"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "raw_key" {
      type = string
    }

    resource "google_compute_disk" "data" {
      name = "data"
      zone = "europe-west3-a"
      size = 100

      disk_encryption_key {
        raw_key = var.raw_key
      }
    }
  }
}
