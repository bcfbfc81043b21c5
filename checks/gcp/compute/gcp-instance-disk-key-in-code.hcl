check "gcp-instance-disk-key-in-code" {
  title    = "Key of a disk stands in the configuration"
  severity = "high"
  on       = ["google_compute_instance"]
  fail     = self.boot_disk.disk_encryption_key_raw != null || anytrue([for disk in self.attached_disk : disk.disk_encryption_key_raw != null])
  at       = self.boot_disk.disk_encryption_key_raw
  message  = "A disk is encrypted with a raw key that is given in the configuration"
  why      = "Whoever can read the code or Terraform's state can decrypt the disk and every snapshot of it, so the encryption protects against nobody who matters."
  remedy   = "Use kms_key_self_link with a key of Cloud KMS in place of disk_encryption_key_raw."
  aliases  = ["AVD-GCP-0037"]
  since    = "0.1"

  example "fails" "of the boot disk" {
    resource "google_compute_instance" "web" {
      name         = "web"
      machine_type = "e2-small"
      zone         = "europe-west3-a"

      boot_disk {
        disk_encryption_key_raw = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="

        initialize_params {
          image = "debian-cloud/debian-12"
        }
      }

      network_interface {
        subnetwork = "apps"
      }
    }
  }

  example "fails" "of another disk" {
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

      attached_disk {
        source                  = "data"
        disk_encryption_key_raw = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="
      }
    }
  }

  example "passes" "none" {
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

  example "passes" "a key of Cloud KMS" {
    resource "google_compute_instance" "web" {
      name         = "web"
      machine_type = "e2-small"
      zone         = "europe-west3-a"

      boot_disk {
        kms_key_self_link = "projects/example/locations/europe-west3/keyRings/vm/cryptoKeys/disks"

        initialize_params {
          image = "debian-cloud/debian-12"
        }
      }

      network_interface {
        subnetwork = "apps"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "raw_key" {
      type = string
    }

    resource "google_compute_instance" "web" {
      name         = "web"
      machine_type = "e2-small"
      zone         = "europe-west3-a"

      boot_disk {
        disk_encryption_key_raw = var.raw_key

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
