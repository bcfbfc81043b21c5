check "gcp-gke-default-node-legacy-metadata" {
  title      = "Default nodes of a GKE cluster answer requests for metadata that carry no header"
  severity   = "low"
  on         = ["google_container_cluster"]
  when       = !self.enable_autopilot && !self.remove_default_node_pool && length(self.node_pool) == 0
  fail       = contains(["false", "0", "n", "no"], lower(coalesce(self.node_config.metadata.disable-legacy-endpoints, "unset")))
  at         = self.node_config.metadata.disable-legacy-endpoints
  message    = "disable-legacy-endpoints is false"
  why        = "The old endpoints need no special header: one request that an application is tricked into (SSRF) is enough for a token of the node."
  remedy     = "Remove disable-legacy-endpoints = \"false\" from node_config.metadata."
  similar_to = ["AVD-GCP-0048"]
  since      = "0.1"

  fix {
    unsafe = "Replaces the cluster or its nodes"
    set    = { "node_config.metadata.disable-legacy-endpoints" = "true" }
  }

  example "fails" "switched on" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      node_config {
        machine_type = "e2-standard-4"

        metadata = {
          disable-legacy-endpoints = "false"
        }
      }
    }
  }

  example "passes" "switched off" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      node_config {
        machine_type = "e2-standard-4"

        metadata = {
          disable-legacy-endpoints = true
        }
      }
    }
  }

  example "passes" "the default pool is removed" {
    resource "google_container_cluster" "main" {
      name                     = "main"
      location                 = "europe-west3"
      initial_node_count       = 1
      remove_default_node_pool = true
    }
  }

  example "passes" "not written" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      node_config {
        machine_type = "e2-standard-4"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "setting" {
      type = string
    }

    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      node_config {
        machine_type = "e2-standard-4"

        metadata = {
          disable-legacy-endpoints = var.setting
        }
      }
    }
  }
}
