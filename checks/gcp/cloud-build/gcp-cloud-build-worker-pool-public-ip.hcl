check "gcp-cloud-build-worker-pool-public-ip" {
  title    = "Workers of Cloud Build have public addresses"
  severity = "low"
  on       = ["google_cloudbuild_worker_pool"]
  fail     = !self.worker_config.no_external_ip
  at       = self.worker_config.no_external_ip
  message  = "no_external_ip is not true"
  why      = "A build that runs a poisoned dependency can send source code and credentials anywhere, past the firewall of your network."
  remedy   = "Set no_external_ip = true in worker_config, with a network_config whose way out is controlled."
  aliases  = ["CKV_GCP_86"]
  cwe      = [668]
  since    = "0.1"

  fix {
    unsafe = "Builds reach the internet only through your network"
    set    = { "worker_config.no_external_ip" = true }
  }

  example "fails" "not written" {
    resource "google_cloudbuild_worker_pool" "main" {
      name     = "main"
      location = "europe-west3"

      worker_config {
        machine_type = "e2-standard-4"
      }
    }
  }

  example "fails" "switched off" {
    resource "google_cloudbuild_worker_pool" "main" {
      name     = "main"
      location = "europe-west3"

      worker_config {
        machine_type   = "e2-standard-4"
        no_external_ip = false
      }
    }
  }

  example "passes" "none" {
    resource "google_cloudbuild_worker_pool" "main" {
      name     = "main"
      location = "europe-west3"

      worker_config {
        machine_type   = "e2-standard-4"
        no_external_ip = true
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "private" {
      type = bool
    }

    resource "google_cloudbuild_worker_pool" "main" {
      name     = "main"
      location = "europe-west3"

      worker_config {
        machine_type   = "e2-standard-4"
        no_external_ip = var.private
      }
    }
  }
}
