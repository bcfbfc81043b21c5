check "gcp-gke-node-pool-auto-upgrade-disabled" {
  title      = "Nodes of a GKE pool are not upgraded"
  severity   = "medium"
  on         = ["google_container_node_pool"]
  fail       = self.management != null && !self.management.auto_upgrade
  at         = self.management.auto_upgrade
  message    = "management.auto_upgrade is not true"
  why        = "Nodes keep versions with known holes, until they are too old for the control plane."
  remedy     = "Set auto_upgrade = true in management, or leave it out with version 5 or newer of the provider."
  similar_to = ["CKV_GCP_10", "AVD-GCP-0058"]
  since      = "0.1"

  fix {
    unsafe = "GKE upgrades the nodes by itself, which moves pods"
    set    = { "management.auto_upgrade" = true }
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
        auto_repair  = true
        auto_upgrade = false
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
        auto_repair = true
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
        auto_repair  = true
        auto_upgrade = var.setting
      }
    }
  }
}
