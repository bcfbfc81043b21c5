check "gcp-instance-project-ssh-keys-accepted" {
  title      = "Compute instance accepts SSH keys of the whole project"
  severity   = "low"
  on         = ["google_compute_instance"]
  when       = !contains(["true", "1", "y", "yes"], lower(coalesce(self.metadata.enable-oslogin, "unset"))) && !startswith(coalesce(self.name, "-"), "gke-")
  fail       = !contains(["true", "1", "y", "yes"], lower(coalesce(self.metadata.block-project-ssh-keys, "unset")))
  at         = self.metadata.block-project-ssh-keys
  message    = "metadata.block-project-ssh-keys is not true"
  why        = "A key in the project's metadata opens every machine that does not refuse it. One stolen laptop is then a login on all of them, this one included."
  remedy     = "Set block-project-ssh-keys = true in the metadata, or better enable-oslogin = true, with which no keys of metadata are used at all."
  aliases    = ["CKV_GCP_32"]
  similar_to = ["AVD-GCP-0030"]
  since      = "0.1"

  fix {
    unsafe = "Whoever logs in with a key of the project is locked out"
    set    = { "metadata.block-project-ssh-keys" = "TRUE" }
  }

  example "fails" "no metadata" {
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

  example "fails" "other metadata" {
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

      metadata = {
        environment = "production"
      }
    }
  }

  example "passes" "blocked" {
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

      metadata = {
        block-project-ssh-keys = true
      }
    }
  }

  example "passes" "blocked, as a text" {
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

      metadata = {
        block-project-ssh-keys = "true"
      }
    }
  }

  example "passes" "OS Login uses none of them" {
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

      metadata = {
        enable-oslogin = true
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "block" {
      type = string
    }

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

      metadata = {
        block-project-ssh-keys = var.block
      }
    }
  }
}
