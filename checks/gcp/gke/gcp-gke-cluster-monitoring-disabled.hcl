check "gcp-gke-cluster-monitoring-disabled" {
  title    = "GKE cluster sends no metrics to Cloud Monitoring"
  severity = "low"
  on       = ["google_container_cluster"]
  fail     = self.monitoring_service == "none"
  at       = self.monitoring_service
  message  = "monitoring_service is \"none\""
  why      = "Nobody is alarmed when the cluster fails, or when a miner uses it up."
  remedy   = "Remove monitoring_service = \"none\"."
  aliases  = ["CKV_GCP_8", "AVD-GCP-0052"]
  since    = "0.1"

  fix {
    set = { monitoring_service = "monitoring.googleapis.com/kubernetes" }
  }

  example "fails" "switched off" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1
      monitoring_service = "none"
    }
  }

  example "passes" "the default" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1
    }
  }

  example "passes" "named" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1
      monitoring_service = "monitoring.googleapis.com/kubernetes"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "monitoring" {
      type = string
    }

    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1
      monitoring_service = var.monitoring
    }
  }
}
