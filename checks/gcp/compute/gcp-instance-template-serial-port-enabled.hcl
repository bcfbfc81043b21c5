check "gcp-instance-template-serial-port-enabled" {
  title    = "Instance template lets people connect to serial ports"
  severity = "medium"
  on       = ["google_compute_instance_template", "google_compute_region_instance_template"]
  fail     = contains(["true", "1", "y", "yes"], lower(coalesce(self.metadata.serial-port-enable, "unset")))
  at       = self.metadata.serial-port-enable
  message  = "metadata.serial-port-enable is true"
  why      = "The interactive serial console can be reached from any address, whatever the firewall rules say: only a key stands between the internet and a login prompt."
  remedy   = "Remove serial-port-enable from the metadata, or set it to false; switch it on by hand only while a machine is being rescued."
  aliases  = ["CKV_GCP_35"]
  since    = "0.1"

  fix {
    unsafe = "Replaces the template"
    set    = { "metadata.serial-port-enable" = "FALSE" }
  }

  example "fails" "as a text in a template" {
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
        serial-port-enable = "true"
      }
    }
  }

  example "fails" "true, in a region" {
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
        serial-port-enable = true
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

  example "passes" "false" {
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
        serial-port-enable = false
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "serial" {
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
        serial-port-enable = var.serial
      }
    }
  }
}
