check "gcp-gke-cluster-shielded-nodes-disabled" {
  title    = "GKE cluster does not verify its nodes"
  severity = "medium"
  on       = ["google_container_cluster"]
  fail     = !self.enable_autopilot && !self.enable_shielded_nodes
  at       = self.enable_shielded_nodes
  message  = "enable_shielded_nodes is false"
  why      = "A machine that is no node of the cluster can pass itself off as one with stolen bootstrap credentials, and be given secrets."
  remedy   = "Remove enable_shielded_nodes = false."
  aliases  = ["CKV_GCP_71", "AVD-GCP-0055"]
  since    = "0.1"

  fix {
    unsafe = "Renews the nodes"
    set    = { enable_shielded_nodes = true }
  }

  example "fails" "switched off" {
    resource "google_container_cluster" "main" {
      name                  = "main"
      location              = "europe-west3"
      initial_node_count    = 1
      enable_shielded_nodes = false
    }
  }

  example "passes" "the default" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1
    }
  }

  example "passes" "switched on" {
    resource "google_container_cluster" "main" {
      name                  = "main"
      location              = "europe-west3"
      initial_node_count    = 1
      enable_shielded_nodes = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "shielded" {
      type = bool
    }

    resource "google_container_cluster" "main" {
      name                  = "main"
      location              = "europe-west3"
      initial_node_count    = 1
      enable_shielded_nodes = var.shielded
    }
  }
}
