check "gcp-instance-boot-disk-no-customer-key" {
  title    = "Boot disk of a compute instance is not encrypted with a key of your own"
  severity = "low"
  on       = ["google_compute_instance"]
  when     = self.boot_disk.source == null
  fail     = self.boot_disk.kms_key_self_link == null && self.boot_disk.disk_encryption_key_raw == null && self.boot_disk.disk_encryption_key_rsa == null
  at       = self.boot_disk
  message  = "The boot disk is encrypted with Google's key"
  why      = "Google encrypts every disk, but with a key that you can neither withdraw nor watch. With a key of your own you can, and its log says who read what."
  remedy   = "Set boot_disk.kms_key_self_link to a google_kms_crypto_key where rules ask for it."
  aliases  = ["CKV_GCP_38", "AVD-GCP-0033"]
  since    = "0.1"

  example "fails" "not written" {
    resource "google_compute_instance" "web" {
      name         = "web"
      machine_type = "e2-small"
      zone         = "europe-west3-a"

      boot_disk {
        initialize_params {
          image = "debian-cloud/debian-12"
        }
      }

      network_interface {
        subnetwork = "apps"
      }
    }
  }

  example "fails" "only an image" {
    resource "google_compute_instance" "web" {
      name         = "web"
      machine_type = "e2-small"
      zone         = "europe-west3-a"

      boot_disk {
        auto_delete = true

        initialize_params {
          image = "debian-cloud/debian-12"
          size  = 40
        }
      }

      network_interface {
        subnetwork = "apps"
      }
    }
  }

  example "passes" "a key of Cloud KMS" {
    resource "google_kms_crypto_key" "disks" {
      name     = "disks"
      key_ring = "projects/example/locations/europe-west3/keyRings/vm"
    }

    resource "google_compute_instance" "web" {
      name         = "web"
      machine_type = "e2-small"
      zone         = "europe-west3-a"

      boot_disk {
        kms_key_self_link = google_kms_crypto_key.disks.id

        initialize_params {
          image = "debian-cloud/debian-12"
        }
      }

      network_interface {
        subnetwork = "apps"
      }
    }
  }

  example "passes" "a disk that exists, with the key that it has" {
    resource "google_compute_instance" "web" {
      name         = "web"
      machine_type = "e2-small"
      zone         = "europe-west3-a"

      boot_disk {
        source = "projects/example/zones/europe-west3-a/disks/web"
      }

      network_interface {
        subnetwork = "apps"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "key" {
      type = string
    }

    resource "google_compute_instance" "web" {
      name         = "web"
      machine_type = "e2-small"
      zone         = "europe-west3-a"

      boot_disk {
        kms_key_self_link = var.key

        initialize_params {
          image = "debian-cloud/debian-12"
        }
      }

      network_interface {
        subnetwork = "apps"
      }
    }
  }
}
