check "gcp-instance-template-project-ssh-keys-accepted" {
  title    = "Instance template lets machines accept SSH keys of the whole project"
  severity = "low"
  on       = ["google_compute_instance_template", "google_compute_region_instance_template"]
  when     = !contains(["true", "1", "y", "yes"], lower(coalesce(self.metadata.enable-oslogin, "unset"))) && !startswith(coalesce(self.name, "-"), "gke-")
  fail     = !contains(["true", "1", "y", "yes"], lower(coalesce(self.metadata.block-project-ssh-keys, "unset")))
  at       = self.metadata.block-project-ssh-keys
  message  = "metadata.block-project-ssh-keys is not true"
  why      = "A key in the project's metadata opens every machine that does not refuse it. One stolen laptop is then a login on all of them, this one included."
  remedy   = "Set block-project-ssh-keys = true in the metadata, or better enable-oslogin = true, with which no keys of metadata are used at all."
  aliases  = ["CKV_GCP_32"]
  since    = "0.1"

  fix {
    unsafe = "Replaces the template; whoever logs in with a key of the project is locked out"
    set    = { "metadata.block-project-ssh-keys" = "TRUE" }
  }

  example "fails" "switched off in a template" {
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
        block-project-ssh-keys = false
      }
    }
  }

  example "fails" "no metadata" {
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

  example "passes" "blocked" {
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
        block-project-ssh-keys = true
      }
    }
  }

  example "passes" "blocked, in a region" {
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
        block-project-ssh-keys = true
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "block" {
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
        block-project-ssh-keys = var.block
      }
    }
  }
}
