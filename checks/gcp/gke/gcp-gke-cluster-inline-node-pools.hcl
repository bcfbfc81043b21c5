check "gcp-gke-cluster-inline-node-pools" {
  title    = "Node pools are written inside of the GKE cluster"
  severity = "info"
  on       = ["google_container_cluster"]
  fail     = length(self.node_pool) > 0
  at       = self.node_pool
  message  = "A node_pool block stands in the cluster"
  why      = "Changing or removing such a pool makes Terraform replace the whole cluster with all that runs on it."
  remedy   = "Write each pool as a google_container_node_pool, and remove_default_node_pool = true in the cluster."
  aliases  = ["CKV_GCP_123"]
  since    = "0.1"

  example "fails" "a block" {
    resource "google_container_cluster" "main" {
      name     = "main"
      location = "europe-west3"

      node_pool {
        name       = "apps"
        node_count = 2
      }
    }
  }

  example "passes" "a resource of its own" {
    resource "google_container_cluster" "main" {
      name                     = "main"
      location                 = "europe-west3"
      initial_node_count       = 1
      remove_default_node_pool = true
    }

    resource "google_container_node_pool" "apps" {
      name       = "apps"
      cluster    = google_container_cluster.main.id
      node_count = 2
    }
  }

  example "unknown" "only where a variable says so" {
    variable "pools" {
      type = list(string)
    }

    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      dynamic "node_pool" {
        for_each = var.pools

        content {
          name = node_pool.value
        }
      }
    }
  }
}
