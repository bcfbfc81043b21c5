check "gcp-instance-template-secure-boot-disabled" {
  title    = "Instance template starts machines without Secure Boot"
  severity = "low"
  on       = ["google_compute_instance_template", "google_compute_region_instance_template"]
  fail     = !self.shielded_instance_config.enable_secure_boot
  at       = self.shielded_instance_config.enable_secure_boot
  message  = "shielded_instance_config.enable_secure_boot is not true"
  why      = "Anything may run before the system: a boot loader or driver that nobody signed is started like any other, and what it hides is invisible to every tool that starts later."
  remedy   = "Set enable_secure_boot = true in shielded_instance_config. Where a driver without signature is needed (some GPU drivers), suppress this check with that reason."
  since    = "0.1"

  fix {
    unsafe = "Replaces the template; drivers without a signature no longer load"
    set    = { "shielded_instance_config.enable_secure_boot" = true }
  }

  example "fails" "not written in a template" {
    resource "google_compute_instance_template" "web" {
      name_prefix  = "web-"
      machine_type = "e2-small"

      disk {
        source_image = "debian-cloud/debian-12"
      }

      network_interface {
        subnetwork = "apps"
      }

      shielded_instance_config {
        enable_vtpm = true
      }
    }
  }

  example "passes" "in a template" {
    resource "google_compute_instance_template" "web" {
      name_prefix  = "web-"
      machine_type = "e2-small"

      disk {
        source_image = "debian-cloud/debian-12"
      }

      network_interface {
        subnetwork = "apps"
      }

      shielded_instance_config {
        enable_secure_boot = true
      }
    }
  }

  example "fails" "no block" {
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

  example "unknown" "from a variable without a value" {
    variable "secure_boot" {
      type = bool
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

      shielded_instance_config {
        enable_secure_boot = var.secure_boot
      }
    }
  }
}
