check "gcp-gke-cluster-no-release-channel" {
  title      = "GKE cluster is in no release channel"
  severity   = "low"
  on         = ["google_container_cluster"]
  fail       = !self.enable_autopilot && (self.release_channel.channel == null || self.release_channel.channel == "UNSPECIFIED")
  at         = self.release_channel.channel
  message    = "No release channel is set"
  why        = "Versions with known holes stay until somebody thinks of upgrading. In a channel Google upgrades control plane and nodes, in windows that you choose."
  remedy     = "Add release_channel with channel = \"REGULAR\" or \"STABLE\"."
  similar_to = ["CKV_GCP_70"]
  since      = "0.1"

  fix {
    unsafe = "GKE upgrades control plane and nodes by itself, which moves pods"
    set    = { "release_channel.channel" = "REGULAR" }
  }

  example "fails" "not written" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1
    }
  }

  example "fails" "left on purpose" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      release_channel {
        channel = "UNSPECIFIED"
      }
    }
  }

  example "passes" "regular" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      release_channel {
        channel = "REGULAR"
      }
    }
  }

  example "passes" "Autopilot, which is always in one" {
    resource "google_container_cluster" "main" {
      name     = "main"
      location = "europe-west3"
        enable_autopilot = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "channel" {
      type = string
    }

    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      release_channel {
        channel = var.channel
      }
    }
  }
}
