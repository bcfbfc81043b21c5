check "gcp-gke-cluster-logging-disabled" {
  title    = "GKE cluster sends no logs to Cloud Logging"
  severity = "medium"
  on       = ["google_container_cluster"]
  fail     = self.logging_service == "none" || (self.logging_config != null && length(self.logging_config.enable_components) == 0)
  at       = coalesce(self.logging_service, self.logging_config.enable_components)
  message  = "Logging of the cluster is switched off"
  why      = "What happened in a pod is gone with the pod: intrusions and failures cannot be looked into."
  remedy   = "Remove logging_service = \"none\", or list SYSTEM_COMPONENTS and WORKLOADS in logging_config.enable_components."
  aliases  = ["CKV_GCP_1", "AVD-GCP-0060"]
  cwe      = [778]
  since    = "0.1"

  fix {
    unsafe = "Logs are charged by volume"
    set    = { "logging_config.enable_components" = ["SYSTEM_COMPONENTS", "WORKLOADS"] }
    remove = ["logging_service"]
  }

  example "fails" "switched off" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1
      logging_service    = "none"
    }
  }

  example "fails" "no components" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      logging_config {
        enable_components = []
      }
    }
  }

  example "passes" "the default" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1
    }
  }

  example "passes" "components" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      logging_config {
        enable_components = ["SYSTEM_COMPONENTS", "WORKLOADS"]
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "logging" {
      type = string
    }

    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1
      logging_service    = var.logging
    }
  }
}
