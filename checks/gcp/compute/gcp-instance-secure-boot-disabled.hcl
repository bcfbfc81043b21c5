check "gcp-instance-secure-boot-disabled" {
  title    = "Compute instance boots without Secure Boot"
  severity = "low"
  on       = ["google_compute_instance"]
  fail     = !self.shielded_instance_config.enable_secure_boot
  at       = self.shielded_instance_config.enable_secure_boot
  message  = "shielded_instance_config.enable_secure_boot is not true"
  why      = "Anything may run before the system: a boot loader or driver that nobody signed is started like any other, and what it hides is invisible to every tool that starts later."
  remedy   = "Set enable_secure_boot = true in shielded_instance_config. Where a driver without signature is needed (some GPU drivers), suppress this check with that reason."
  aliases  = ["AVD-GCP-0067"]
  since    = "0.1"

  fix {
    unsafe = "The machine has to be stopped for it, and drivers without a signature no longer load"
    set    = { "shielded_instance_config.enable_secure_boot" = true }
  }

  example "fails" "no block" {
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

  example "fails" "switched off" {
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

      shielded_instance_config {
        enable_secure_boot = false
      }
    }
  }

  example "passes" "switched on" {
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

      shielded_instance_config {
        enable_secure_boot = true
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "secure_boot" {
      type = bool
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

      shielded_instance_config {
        enable_secure_boot = var.secure_boot
      }
    }
  }
}
