check "gcp-gke-cluster-workload-identity-disabled" {
  title    = "Pods of the GKE cluster act as the node"
  severity = "medium"
  on       = ["google_container_cluster"]
  fail     = !self.enable_autopilot && self.workload_identity_config.workload_pool == null
  at       = self.workload_identity_config
  message  = "workload_identity_config.workload_pool is not set"
  why      = "Every pod may call Google APIs as the node's service account, so that the least important of them has the rights of the most important, and people put keys of service accounts into secrets instead."
  remedy   = "Add workload_identity_config with workload_pool = \"PROJECT.svc.id.goog\"."
  since    = "0.1"

  example "fails" "not written" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1
    }
  }

  example "fails" "an empty block" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      workload_identity_config {}
    }
  }

  example "passes" "a pool" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      workload_identity_config {
        workload_pool = "example-project.svc.id.goog"
      }
    }
  }

  example "passes" "Autopilot, where it is always on" {
    resource "google_container_cluster" "main" {
      name     = "main"
      location = "europe-west3"
        enable_autopilot = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "pool" {
      type = string
    }

    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      workload_identity_config {
        workload_pool = var.pool
      }
    }
  }
}
