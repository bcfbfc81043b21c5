check "gcp-gke-cluster-no-labels" {
  title    = "GKE cluster has no labels"
  severity = "info"
  on       = ["google_container_cluster"]
  fail     = length(self.resource_labels) == 0
  at       = self.resource_labels
  message  = "resource_labels is not set"
  why      = "Whose cluster it is, and what for, cannot be told from bills, alarms or policies."
  remedy   = "Set resource_labels."
  aliases  = ["CKV_GCP_21", "AVD-GCP-0051"]
  since    = "0.1"

  example "fails" "not written" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1
    }
  }

  example "fails" "empty" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1
      resource_labels    = {}
    }
  }

  example "passes" "labels" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      resource_labels = {
        team = "payments"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "labels" {
      type = map(string)
    }

    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1
      resource_labels    = var.labels
    }
  }
}
