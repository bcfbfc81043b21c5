check "gcp-cloud-run-job-default-service-account" {
  title    = "Cloud Run job runs as the default service account"
  severity = "low"
  on       = ["google_cloud_run_v2_job"]
  fail     = self.template.template.service_account == null || (length(related("google_service_account")) == 0 && (endswith(coalesce(self.template.template.service_account, "-"), "-compute@developer.gserviceaccount.com") || endswith(coalesce(self.template.template.service_account, "-"), "@appspot.gserviceaccount.com")))
  at       = self.template.template.service_account
  message  = "service_account names no account of its own"
  why      = "Many projects give the default account the role Editor, and every program that nobody gave an account of its own shares it: one hole in this one opens nearly everything in the project."
  remedy   = "Make a google_service_account with the roles that the program needs, and name it in template.template.service_account."
  cwe      = [250]
  since    = "0.1"

  example "fails" "not written" {
    resource "google_cloud_run_v2_job" "nightly" {
      name     = "nightly"
      location = "europe-west3"

      template {
        template {
          containers {
            image = "europe-west3-docker.pkg.dev/example-project/images/nightly:1.4.2"
          }
        }
      }
    }
  }

  example "fails" "named" {
    resource "google_cloud_run_v2_job" "nightly" {
      name     = "nightly"
      location = "europe-west3"

      template {
        template {
          service_account = "123456789012-compute@developer.gserviceaccount.com"

          containers {
            image = "europe-west3-docker.pkg.dev/example-project/images/nightly:1.4.2"
          }
        }
      }
    }
  }

  example "passes" "an account of its own" {
    resource "google_cloud_run_v2_job" "nightly" {
      name     = "nightly"
      location = "europe-west3"

      template {
        template {
          service_account = "app@example-project.iam.gserviceaccount.com"

          containers {
            image = "europe-west3-docker.pkg.dev/example-project/images/nightly:1.4.2"
          }
        }
      }
    }
  }

  example "passes" "an account of this configuration" {
    resource "google_service_account" "app" {
      account_id = "app"
    }

    resource "google_cloud_run_v2_job" "nightly" {
      name     = "nightly"
      location = "europe-west3"

      template {
        template {
          service_account = google_service_account.app.email

          containers {
            image = "europe-west3-docker.pkg.dev/example-project/images/nightly:1.4.2"
          }
        }
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "account" {
      type = string
    }

    resource "google_cloud_run_v2_job" "nightly" {
      name     = "nightly"
      location = "europe-west3"

      template {
        template {
          service_account = var.account

          containers {
            image = "europe-west3-docker.pkg.dev/example-project/images/nightly:1.4.2"
          }
        }
      }
    }
  }
}
