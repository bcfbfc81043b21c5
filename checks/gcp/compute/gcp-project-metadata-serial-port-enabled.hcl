check "gcp-project-metadata-serial-port-enabled" {
  title    = "Project lets people connect to the serial ports of its machines"
  severity = "medium"
  on       = ["google_compute_project_metadata"]
  fail     = contains(["true", "1", "y", "yes"], lower(coalesce(self.metadata.serial-port-enable, "unset")))
  at       = self.metadata.serial-port-enable
  message  = "metadata.serial-port-enable is true for the whole project"
  why      = "The interactive serial console of every machine can be reached from any address, whatever the firewall rules say."
  remedy   = "Remove serial-port-enable from the project's metadata, or set it to false."
  since    = "0.1"

  fix {
    set = { "metadata.serial-port-enable" = "FALSE" }
  }

  example "fails" "true" {
    resource "google_compute_project_metadata" "default" {
      metadata = {
        enable-oslogin     = true
        serial-port-enable = true
      }
    }
  }

  example "fails" "as a text" {
    resource "google_compute_project_metadata" "default" {
      metadata = {
        serial-port-enable = "TRUE"
      }
    }
  }

  example "passes" "not written" {
    resource "google_compute_project_metadata" "default" {
      metadata = {
        enable-oslogin = true
      }
    }
  }

  example "passes" "false" {
    resource "google_compute_project_metadata" "default" {
      metadata = {
        serial-port-enable = false
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "serial" {
      type = string
    }

    resource "google_compute_project_metadata" "default" {
      metadata = {
        serial-port-enable = var.serial
      }
    }
  }
}
