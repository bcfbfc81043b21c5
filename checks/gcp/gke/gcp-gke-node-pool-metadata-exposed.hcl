check "gcp-gke-node-pool-metadata-exposed" {
  title      = "Nodes of a GKE pool show their metadata to pods"
  severity   = "medium"
  on         = ["google_container_node_pool"]
  when       = self.node_config.workload_metadata_config.mode != null || !anytrue([for cluster in related("google_container_cluster") : cluster.workload_identity_config.workload_pool != null])
  fail       = self.node_config.workload_metadata_config == null || (self.node_config.workload_metadata_config.mode != null && self.node_config.workload_metadata_config.mode != "GKE_METADATA")
  at         = self.node_config.workload_metadata_config.mode
  message    = "workload_metadata_config.mode is not \"GKE_METADATA\""
  why        = "Any pod can ask the metadata server for a token of the node's service account, and for what the node joined the cluster with."
  remedy     = "Add workload_metadata_config with mode = \"GKE_METADATA\" to node_config, and Workload Identity to the cluster."
  similar_to = ["CKV_GCP_69", "AVD-GCP-0057"]
  since      = "0.1"

  fix {
    unsafe = "Renews the nodes, and pods can no longer be the service account of the node: it needs Workload Identity"
    set    = { "node_config.workload_metadata_config.mode" = "GKE_METADATA" }
  }

  example "fails" "metadata of Compute Engine" {
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

      node_config {
        machine_type = "e2-standard-4"

        workload_metadata_config {
          mode = "GCE_METADATA"
        }
      }
    }
  }

  example "fails" "a node_config without it" {
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

      node_config {
        machine_type = "e2-standard-4"
      }
    }
  }

  example "passes" "the metadata server of GKE" {
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

      node_config {
        machine_type = "e2-standard-4"

        workload_metadata_config {
          mode = "GKE_METADATA"
        }
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "setting" {
      type = string
    }

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

      node_config {
        machine_type = "e2-standard-4"

        workload_metadata_config {
          mode = var.setting
        }
      }
    }
  }

  example "passes" "the default in a cluster with Workload Identity" {
    resource "google_container_cluster" "main" {
      name                     = "main"
      location                 = "europe-west3"
      initial_node_count       = 1
      remove_default_node_pool = true

      workload_identity_config {
        workload_pool = "example-project.svc.id.goog"
      }
    }

    resource "google_container_node_pool" "apps" {
      name       = "apps"
      cluster    = google_container_cluster.main.id
      node_count = 2

      node_config {
        machine_type = "e2-standard-4"
      }
    }
  }
}
