check "gcp-instance-template-shielded-vm-disabled" {
  title    = "Instance template makes no complete Shielded VMs"
  severity = "low"
  on       = ["google_compute_instance_template", "google_compute_region_instance_template"]
  fail     = self.shielded_instance_config == null || !self.shielded_instance_config.enable_vtpm || !self.shielded_instance_config.enable_integrity_monitoring
  at       = self.shielded_instance_config
  message  = "shielded_instance_config with vTPM and integrity monitoring is not there"
  why      = "Without a virtual TPM and a measured boot, a change to boot loader or kernel survives a restart and is noticed by nobody."
  remedy   = "Add shielded_instance_config and leave enable_vtpm and enable_integrity_monitoring true in it, as they are by default."
  aliases  = ["CKV_GCP_39"]
  since    = "0.1"

  fix {
    unsafe = "Replaces the template; the image must support it"
    set = {
      "shielded_instance_config.enable_vtpm"                 = true
      "shielded_instance_config.enable_integrity_monitoring" = true
    }
  }

  example "fails" "a template without the block" {
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

  example "fails" "both switched off" {
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
        enable_vtpm                 = false
        enable_integrity_monitoring = false
      }
    }
  }

  example "passes" "all of it" {
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
        enable_secure_boot          = true
        enable_vtpm                 = true
        enable_integrity_monitoring = true
      }
    }
  }

  example "passes" "defaults of the block" {
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

  example "unknown" "from a variable without a value" {
    variable "vtpm" {
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
        enable_vtpm = var.vtpm
      }
    }
  }
}
