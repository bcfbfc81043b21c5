check "gcp-gke-cluster-intranode-traffic-invisible" {
  title    = "Traffic between pods on one GKE node is not seen by the network"
  severity = "low"
  on       = ["google_container_cluster"]
  fail     = !self.enable_autopilot && !self.enable_intranode_visibility
  at       = self.enable_intranode_visibility
  message  = "enable_intranode_visibility is not true"
  why      = "Packets between pods of one node never reach the VPC: flow logs and firewall rules know nothing of them."
  remedy   = "Set enable_intranode_visibility = true."
  aliases  = ["CKV_GCP_61"]
  since    = "0.1"

  fix {
    unsafe = "Renews the nodes"
    set    = { enable_intranode_visibility = true }
  }

  example "fails" "not written" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1
    }
  }

  example "fails" "switched off" {
    resource "google_container_cluster" "main" {
      name                        = "main"
      location                    = "europe-west3"
      initial_node_count          = 1
      enable_intranode_visibility = false
    }
  }

  example "passes" "switched on" {
    resource "google_container_cluster" "main" {
      name                        = "main"
      location                    = "europe-west3"
      initial_node_count          = 1
      enable_intranode_visibility = true
    }
  }

  example "passes" "Autopilot, which always shows it" {
    resource "google_container_cluster" "main" {
      name     = "main"
      location = "europe-west3"
        enable_autopilot = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "visible" {
      type = bool
    }

    resource "google_container_cluster" "main" {
      name                        = "main"
      location                    = "europe-west3"
      initial_node_count          = 1
      enable_intranode_visibility = var.visible
    }
  }
}
