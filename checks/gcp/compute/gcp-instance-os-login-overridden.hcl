check "gcp-instance-os-login-overridden" {
  title    = "Compute instance switches OS Login off"
  severity = "medium"
  on       = ["google_compute_instance", "google_compute_instance_from_template"]
  fail     = contains(["false", "0", "n", "no"], lower(coalesce(self.metadata.enable-oslogin, "unset")))
  at       = self.metadata.enable-oslogin
  message  = "metadata.enable-oslogin is false"
  why      = "OS Login ties SSH access to IAM: who has left the company cannot log in any more, and two-factor authentication can be asked for. This instance falls back to SSH keys in metadata, which nobody revokes."
  remedy   = "Remove enable-oslogin from the instance's metadata so that the project's setting holds, or set it to true."
  aliases  = ["CKV_GCP_34", "AVD-GCP-0036"]
  since    = "0.1"

  fix {
    unsafe = "Whoever logs in with a key of the metadata is locked out: give the roles of OS Login first"
    set    = { "metadata.enable-oslogin" = "TRUE" }
  }

  example "fails" "false" {
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
        enable-oslogin = false
      }
    }
  }

  example "passes" "not written" {
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

  example "passes" "true" {
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
    variable "os_login" {
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
        enable-oslogin = var.os_login
      }
    }
  }
}
