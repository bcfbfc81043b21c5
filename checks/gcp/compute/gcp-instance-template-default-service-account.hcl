check "gcp-instance-template-default-service-account" {
  title    = "Instance template runs machines as the default service account"
  severity = "medium"
  on       = ["google_compute_instance_template", "google_compute_region_instance_template"]
  when     = !startswith(coalesce(self.name, "-"), "gke-")
  fail     = self.service_account != null && (length(related("data.google_compute_default_service_account")) > 0 || length(related("google_service_account")) == 0 && endswith(coalesce(self.service_account.email, "-compute@developer.gserviceaccount.com"), "-compute@developer.gserviceaccount.com"))
  at       = coalesce(self.service_account.email, self.service_account)
  message  = "The instance runs as the default service account of Compute Engine"
  why      = "Many projects give that account the role Editor, and every machine that nobody thought about shares it: who takes over one of them can change nearly everything in the project."
  remedy   = "Make a google_service_account for this workload, give it only the roles that it needs, and name it in service_account.email."
  aliases  = ["CKV_GCP_30"]
  cwe      = [250]
  since    = "0.1"

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

      service_account {
        scopes = ["storage-ro"]
      }
    }
  }

  example "fails" "named" {
    resource "google_compute_instance_template" "web" {
      name_prefix  = "web-"
      machine_type = "e2-small"

      disk {
        source_image = "debian-cloud/debian-12"
      }

      network_interface {
        subnetwork = "apps"
      }

      service_account {
        email  = "123456789012-compute@developer.gserviceaccount.com"
        scopes = ["cloud-platform"]
      }
    }
  }

  example "passes" "an account of its own" {
    resource "google_compute_instance_template" "web" {
      name_prefix  = "web-"
      machine_type = "e2-small"

      disk {
        source_image = "debian-cloud/debian-12"
      }

      network_interface {
        subnetwork = "apps"
      }

      service_account {
        email  = "web@example-project.iam.gserviceaccount.com"
        scopes = ["cloud-platform"]
      }
    }
  }

  example "passes" "no account at all" {
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
    variable "account" {
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

      service_account {
        email  = var.account
        scopes = ["cloud-platform"]
      }
    }
  }
}
