check "gcp-instance-template-os-login-overridden" {
  title    = "Instance template switches OS Login off"
  severity = "medium"
  on       = ["google_compute_instance_template", "google_compute_region_instance_template"]
  fail     = contains(["false", "0", "n", "no"], lower(coalesce(self.metadata.enable-oslogin, "unset")))
  at       = self.metadata.enable-oslogin
  message  = "metadata.enable-oslogin is false"
  why      = "OS Login ties SSH access to IAM: who has left the company cannot log in any more, and two-factor authentication can be asked for. This instance falls back to SSH keys in metadata, which nobody revokes."
  remedy   = "Remove enable-oslogin from the instance's metadata so that the project's setting holds, or set it to true."
  aliases  = ["CKV_GCP_34"]
  since    = "0.1"

  fix {
    unsafe = "Replaces the template; whoever logs in with a key of the metadata is locked out"
    set    = { "metadata.enable-oslogin" = "TRUE" }
  }

  example "fails" "in a template" {
    resource "google_compute_instance_template" "web" {
      name_prefix  = "web-"
      machine_type = "e2-small"

      disk {
        source_image = "debian-cloud/debian-12"
      }

      network_interface {
        subnetwork = "apps"
      }

      metadata = {
        enable-oslogin = "false"
      }
    }
  }

  example "fails" "false, in a region" {
    resource "google_compute_region_instance_template" "web" {
      name_prefix  = "web-"
      machine_type = "e2-small"

      disk {
        source_image = "debian-cloud/debian-12"
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
    resource "google_compute_instance_template" "web" {
      name_prefix  = "web-"
      machine_type = "e2-small"

      disk {
        source_image = "debian-cloud/debian-12"
      }

      network_interface {
        subnetwork = "apps"
      }
    }
  }

  example "passes" "true" {
    resource "google_compute_instance_template" "web" {
      name_prefix  = "web-"
      machine_type = "e2-small"

      disk {
        source_image = "debian-cloud/debian-12"
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

    resource "google_compute_instance_template" "web" {
      name_prefix  = "web-"
      machine_type = "e2-small"

      disk {
        source_image = "debian-cloud/debian-12"
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
