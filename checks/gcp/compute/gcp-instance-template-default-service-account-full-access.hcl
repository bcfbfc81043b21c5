check "gcp-instance-template-default-service-account-full-access" {
  title    = "Instance template runs machines as the default service account with access to all APIs"
  severity = "high"
  on       = ["google_compute_instance_template", "google_compute_region_instance_template"]
  when     = !startswith(coalesce(self.name, "-"), "gke-")
  fail     = self.service_account != null && (length(related("data.google_compute_default_service_account")) > 0 || length(related("google_service_account")) == 0 && endswith(coalesce(self.service_account.email, "-compute@developer.gserviceaccount.com"), "-compute@developer.gserviceaccount.com")) && anytrue([for scope in self.service_account.scopes : contains(["cloud-platform", "https://www.googleapis.com/auth/cloud-platform"], scope)])
  at       = self.service_account.scopes
  message  = "The default service account may call every API from this instance"
  why      = "The default service account is Editor of the project unless an organisation policy prevents that. With the scope cloud-platform any program on the machine, and whoever tricks it, holds that role."
  remedy   = "Name a google_service_account of the workload's own in service_account.email. With such an account the scope cloud-platform is right, since its roles decide."
  aliases  = ["CKV_GCP_31"]
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
        scopes = ["userinfo-email", "cloud-platform"]
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

  example "passes" "few scopes" {
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
