check "gcp-gke-node-pool-auto-repair-disabled" {
  title      = "Broken nodes of a GKE pool are not replaced"
  severity   = "low"
  on         = ["google_container_node_pool"]
  fail       = self.management != null && !self.management.auto_repair
  at         = self.management.auto_repair
  message    = "management.auto_repair is not true"
  why        = "A node that fails stays so until somebody looks, and the rest carries its load."
  remedy     = "Set auto_repair = true in management, or leave it out with version 5 or newer of the provider."
  similar_to = ["CKV_GCP_9", "AVD-GCP-0063"]
  since      = "0.1"

  fix {
    set = { "management.auto_repair" = true }
  }

  example "fails" "switched off" {
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

      management {
        auto_repair  = false
        auto_upgrade = true
      }
    }
  }

  example "fails" "not written with an old provider" {
    terraform {
      required_providers {
        google = {
          source  = "hashicorp/google"
          version = "~> 4.84"
        }
      }
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

      management {
        auto_upgrade = true
      }
    }
  }

  example "passes" "switched on" {
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

      management {
        auto_repair  = true
        auto_upgrade = true
      }
    }
  }

  example "passes" "the default" {
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

  example "unknown" "from a variable without a value" {
    variable "setting" {
      type = bool
    }

    resource "google_container_node_pool" "apps" {
      name       = "apps"
      cluster    = "projects/example/locations/europe-west3/clusters/main"
      node_count = 2

      management {
        auto_repair  = var.setting
        auto_upgrade = true
      }
    }
  }
}
